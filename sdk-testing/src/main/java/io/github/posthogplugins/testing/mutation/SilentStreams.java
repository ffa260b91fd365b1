package io.github.posthogplugins.testing.mutation;

import java.io.OutputStream;
import java.io.PrintStream;

/** Swallows what tests print while plugins are mutated: it has been printed before. */
final class SilentStreams implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;

    private SilentStreams() {}

    static SilentStreams begin() {
        SilentStreams streams = new SilentStreams();
        System.setOut(nowhere());
        System.setErr(nowhere());
        return streams;
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }

    @Override
    public void close() {
        System.setOut(out);
        System.setErr(err);
    }
}
