package io.github.posthogplugins.plugin;

import java.time.Duration;

/**
 * How long plugin code may take.
 *
 * @param task the limit for a hook as a whole, for each {@code await}, each loop and the top-level code: the server's
 *     {@code TASK_TIMEOUT}, in whole seconds. It counts on the runtime's clock; a virtual one moves by itself when a hook
 *     has waited for an answer, or gone on without a pause, for so long in real time, and what a hook has left running
 *     without a pause is then stopped
 * @param uninterrupted the limit for code that runs without a break and that the server does not guard: {@code for…of},
 *     recursion, built-ins. It is a limit in real time on any clock
 */
public record ExecutionLimits(Duration task, Duration uninterrupted) {

    private static final ExecutionLimits DEFAULTS = of(Duration.ofSeconds(30));

    /** Refuses limits that nothing could keep. */
    public ExecutionLimits {
        if (task.toSeconds() < 1 || uninterrupted.toMillis() < 1) {
            throw new IllegalArgumentException("Limits must be at least 1 second for a task and 1 ms without a break,"
                    + " but are " + task + " and " + uninterrupted + ".");
        }
    }

    /** Returns the server's limits: 30 seconds each. */
    public static ExecutionLimits defaults() {
        return DEFAULTS;
    }

    /** Returns limits with that one duration for everything. */
    public static ExecutionLimits of(Duration task) {
        return new ExecutionLimits(task, task);
    }
}
