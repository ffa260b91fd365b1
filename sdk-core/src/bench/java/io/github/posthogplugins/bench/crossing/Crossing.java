package io.github.posthogplugins.bench.crossing;

/** Reads an event, hands it to a plugin, takes it back, and writes it. */
@FunctionalInterface
public interface Crossing {

    /** JSON in, JSON out. */
    byte[] pass(byte[] event);
}
