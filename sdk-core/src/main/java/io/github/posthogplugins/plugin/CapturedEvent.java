package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;

/**
 * An event that a plugin sent with {@code posthog.capture}.
 *
 * <p>Among the properties that the plugin gave, {@code distinct_id} and {@code timestamp} are those of the event, and the
 * timestamp is a property no more; {@code $lib} and {@code $lib_version} are added.
 *
 * @param event the event as it enters PostHog's ingestion
 */
public record CapturedEvent(PluginEvent event) {

    /** Returns the event's name. */
    public String name() {
        return event.name();
    }
}
