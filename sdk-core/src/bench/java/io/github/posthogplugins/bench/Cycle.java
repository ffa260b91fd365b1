package io.github.posthogplugins.bench;

/** The events of a pool, over and over. */
final class Cycle {

    private final byte[][] events;
    private int next;

    Cycle(byte[][] events) {
        this.events = events;
    }

    byte[] next() {
        byte[] event = events[next];
        next = next + 1 == events.length ? 0 : next + 1;
        return event;
    }
}
