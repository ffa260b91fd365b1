package io.github.posthogplugins.testing.probe;

import java.time.Duration;

/** How long plugin code may still run, all in all; for ever, unless somebody says otherwise. */
public final class Patience {

    private static volatile boolean limited;
    private static volatile long end;

    private Patience() {}

    /** Lets whatever plugin code runs after that time fail, in all threads, until {@link #unlimited()} is called. */
    public static void limitedTo(Duration time) {
        end = System.nanoTime() + time.toNanos();
        limited = true;
    }

    /** Takes the limit away. */
    public static void unlimited() {
        limited = false;
    }

    static boolean isOver() {
        return limited && System.nanoTime() - end > 0;
    }
}
