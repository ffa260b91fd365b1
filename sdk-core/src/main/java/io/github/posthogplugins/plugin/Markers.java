package io.github.posthogplugins.plugin;

import java.util.List;

/**
 * Which plugins dealt with an event: the arrays that PostHog's server writes into the event's properties.
 *
 * <p>The server loses them if a plugin returns a new object, or drops the event; here they are always known.
 *
 * @param succeeded {@code $plugins_succeeded}: whose {@code processEvent} returned
 * @param failed {@code $plugins_failed}: whose {@code processEvent} threw, timed out or changed the team
 * @param deferred {@code $plugins_deferred}: who has {@code onEvent} or {@code onSnapshot}
 */
public record Markers(List<String> succeeded, List<String> failed, List<String> deferred) {

    /** No plugin has dealt with it. */
    public static final Markers NONE = new Markers(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Markers {
        succeeded = List.copyOf(succeeded);
        failed = List.copyOf(failed);
        deferred = List.copyOf(deferred);
    }
}
