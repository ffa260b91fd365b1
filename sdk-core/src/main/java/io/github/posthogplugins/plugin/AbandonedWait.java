package io.github.posthogplugins.plugin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A promise that a plugin has waited for until its time was over. As on PostHog's server the waiting ends with a
 * {@code TimeoutError}, which the plugin may catch.
 *
 * @param place where the plugin waited
 * @param others where else it waited at that moment: what called the code that waited, and what runs beside it; the oldest
 *     first
 * @param since when the waiting began, on the plugin's clock
 * @param until when it was given up
 * @param hopeless whether nothing was under way that could have settled the promise: no request, no timer of the plugin
 */
public record AbandonedWait(AwaitPlace place, List<AwaitPlace> others, Instant since, Instant until, boolean hopeless) {

    public AbandonedWait {
        others = List.copyOf(others);
    }

    /** Returns how long the plugin has waited, on its clock. */
    public Duration duration() {
        return Duration.between(since, until);
    }
}
