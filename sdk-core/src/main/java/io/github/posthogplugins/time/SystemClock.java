package io.github.posthogplugins.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's clock; actions run on one daemon thread. */
final class SystemClock implements PluginClock {

    static final SystemClock INSTANCE = new SystemClock();

    private static final Duration LONGEST = Duration.ofDays(100_000);

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant();
    }

    @Override
    public Timer schedule(Duration delay, Runnable action) {
        ScheduledFuture<?> scheduled = Scheduler.EXECUTOR.schedule(action, millis(delay), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    /** Plugins may ask for any moment before or after all time. */
    private static long millis(Duration delay) {
        return delay.isNegative() ? 0 : delay.compareTo(LONGEST) > 0 ? LONGEST.toMillis() : delay.toMillis();
    }

    @Override
    public boolean skipTowards(Instant limit) {
        return false;
    }

    @Override
    public boolean isVirtual() {
        return false;
    }

    /** Holds the thread back until something is scheduled. */
    private static final class Scheduler {

        static final ScheduledThreadPoolExecutor EXECUTOR = create();

        private static ScheduledThreadPoolExecutor create() {
            ScheduledThreadPoolExecutor executor = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "posthog-plugin-timer");
                thread.setDaemon(true);
                return thread;
            });
            executor.setRemoveOnCancelPolicy(true);
            return executor;
        }
    }
}
