package io.github.posthogplugins.testing.probe;

import java.time.Duration;

/** How long plugin code may still run, all in all; for ever, unless somebody says otherwise. */
public final class Patience {

    private static volatile boolean limited;
    private static volatile long end;
    private static volatile boolean lost;

    private Patience() {}

    /** Lets whatever plugin code runs after that time fail, in all threads, until {@link #unlimited()} is called. */
    public static void limitedTo(Duration time) {
        lost = false;
        end = System.nanoTime() + time.toNanos();
        limited = true;
    }

    /**
     * Takes the limit away.
     *
     * @return whether plugin code has reached it
     */
    public static boolean unlimited() {
        limited = false;
        return lost;
    }

    static boolean isOver() {
        if (limited && System.nanoTime() - end > 0) {
            lost = true;
            return true;
        }
        return false;
    }
}
