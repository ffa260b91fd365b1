package io.github.posthogplugins.time;

import java.time.Duration;
import java.time.Instant;

/**
 * The time that plugins see and that time limits, retries and expiry count in.
 *
 * <p>Implementations are safe for use by several threads.
 */
public interface PluginClock {

    /** Returns the present moment. */
    Instant instant();

    /**
     * Schedules an action.
     *
     * <p>The action is run once, on a thread of the clock's choice, and must not block; a virtual clock runs it on the
     * thread that moves the clock.
     *
     * @param delay how long from now; zero or negative means as soon as possible
     */
    Timer schedule(Duration delay, Runnable action);

    /**
     * Moves to the next scheduled action and runs it, if this clock can be moved and there is an action not later than
     * {@code limit}; else, if this clock can be moved, moves to {@code limit}.
     *
     * <p>Called when nothing else can happen: a hook waits and nothing is under way that could wake it up.
     *
     * @return whether time was moved; always false for a real clock, where the caller has to wait
     */
    boolean skipTowards(Instant limit);

    /** Tells whether time moves only when told to. */
    boolean isVirtual();

    /** Returns the real clock of the machine. */
    static PluginClock system() {
        return SystemClock.INSTANCE;
    }

    /** A scheduled action. */
    @FunctionalInterface
    interface Timer {

        /** Takes the action back; does nothing if it has run already. */
        void cancel();
    }
}
