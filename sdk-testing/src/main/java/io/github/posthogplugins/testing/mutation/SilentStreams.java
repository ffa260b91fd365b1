package io.github.posthogplugins.testing.mutation;

import java.io.OutputStream;
import java.io.PrintStream;

/** Swallows what tests print while plugins are mutated: it has been printed before. */
final class SilentStreams {

    private SilentStreams() {}

    static void during(Runnable tests) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(nowhere());
        System.setErr(nowhere());
        try {
            tests.run();
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static PrintStream nowhere() {
        return new PrintStream(OutputStream.nullOutputStream());
    }
}
