package io.github.posthogplugins.plugin;

import org.jspecify.annotations.Nullable;

/**
 * What one plugin of a chain did with an event.
 *
 * @param plugin the plugin's identifier
 * @param result how it went
 * @param error what was recorded, null unless the step failed
 */
public record ChainStep(
        String plugin, Result result, @Nullable PluginError error) {

    /** How a step went. */
    public enum Result {
        /** {@code processEvent} returned the event. */
        SUCCEEDED,
        /** {@code processEvent} returned nothing. */
        DROPPED,
        /** {@code processEvent} threw, timed out, or changed the team; the event went on as it stood. */
        FAILED,
        /** The event says that this plugin has dealt with it already. */
        ALREADY_PROCESSED,
        /** The plugin has no {@code processEvent}. */
        NO_HOOK,
        /** The plugin is disabled, or its set-up is waiting for a retry. */
        UNAVAILABLE
    }
}
