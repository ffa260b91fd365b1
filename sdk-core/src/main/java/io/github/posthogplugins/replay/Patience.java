package io.github.posthogplugins.replay;

/** Waits through interrupts: the threads of a replay are ended in an orderly way, or not at all. */
final class Patience {

    private Patience() {}

    /** Waits for something, however often the thread is interrupted meanwhile. */
    static void run(Wait wait) {
        boolean interrupted = false;
        while (true) {
            try {
                wait.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Something to wait for. */
    @FunctionalInterface
    interface Wait {
        void await() throws InterruptedException;
    }
}
