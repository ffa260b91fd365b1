package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;

/**
 * An event that a plugin sent with {@code posthog.capture}.
 *
 * @param event the event as it enters PostHog's ingestion
 */
public record CapturedEvent(PluginEvent event) {

    /** Returns the event's name. */
    public String name() {
        return event.name();
    }
}
