package io.github.posthogplugins.bench;

import java.util.concurrent.TimeUnit;

/** Runs work until it gets no faster. How long that takes depends on the work, and on how busy the machine is. */
final class Steady {

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_WINDOWS = 45;
    private static final int PATIENCE = 3;
    private static final double FASTER = 0.9;

    private Steady() {}

    static void reach(Runnable work) {
        double best = Double.MAX_VALUE;
        int inVain = 0;
        for (int window = 0; window < MOST_WINDOWS && inVain < PATIENCE; window++) {
            double each = nanosecondsEach(work);
            inVain = each < best * FASTER ? 0 : inVain + 1;
            best = Math.min(best, each);
        }
    }

    private static double nanosecondsEach(Runnable work) {
        long start = System.nanoTime();
        long elapsed = 0;
        int count = 0;
        while (elapsed < WINDOW) {
            work.run();
            count++;
            elapsed = System.nanoTime() - start;
        }
        return (double) elapsed / count;
    }
}
