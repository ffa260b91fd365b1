package io.github.posthogplugins.replay;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;

/** Ends a piece of work in an orderly way when the process is told to end, Ctrl-C included. */
final class ShutdownHook {

    private ShutdownHook() {}

    /**
     * Works, and lets the process wait until that is done.
     *
     * @param stop asks the work to end soon
     * @return what the work returns
     */
    static int during(Work work, Runnable stop) throws IOException {
        CountDownLatch done = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.run();
            Patience.run(done::await);
        });
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            return work.run();
        } finally {
            done.countDown();
            remove(hook);
        }
    }

    private static void remove(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException processEnds) {
            // The hook is running, and sees that the work is done.
            return;
        }
    }

    /** Work that ends with an exit code. */
    @FunctionalInterface
    interface Work {
        int run() throws IOException;
    }
}
