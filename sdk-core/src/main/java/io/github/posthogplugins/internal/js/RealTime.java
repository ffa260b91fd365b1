package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.ExecutionLimits;
import java.time.Duration;

/**
 * The limits that count in real time. Where there is a debugger they never end: who stands at a breakpoint thinks.
 *
 * @param uninterrupted for code that runs without a break
 * @param script for top-level code, and for set-up that has not waited for anything yet
 */
record RealTime(Duration uninterrupted, Duration script) {

    private static final Duration FOREVER = Duration.ofDays(365);

    static RealTime of(ExecutionLimits limits) {
        return Inspector.isActive()
                ? new RealTime(FOREVER, FOREVER)
                : new RealTime(limits.uninterrupted(), Interruptions.scriptLimit(limits));
    }
}
