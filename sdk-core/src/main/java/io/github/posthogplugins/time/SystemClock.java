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

    @Override
    public Instant instant() {
        return Clock.systemUTC().instant();
    }

    @Override
    public Timer schedule(Duration delay, Runnable action) {
        ScheduledFuture<?> scheduled = Scheduler.EXECUTOR.schedule(action, delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
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
