package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import org.jspecify.annotations.Nullable;

/**
 * What one plugin of a chain did with an event.
 *
 * @param plugin the plugin's identifier
 * @param result how it went
 * @param error what was recorded, null unless the step failed
 * @param event the event as the plugin left it, without the markers that the chain writes in the end; null if the plugin did
 *     not get it or did not let it go on, if it left no object or one that is too large, or if nobody
 *     {@linkplain PluginObserver observes} the plugin
 */
public record ChainStep(
        String plugin,
        Result result,
        @Nullable PluginError error,
        @Nullable PluginEvent event) {

    /** Makes a step whose event is not known. */
    public ChainStep(String plugin, Result result, @Nullable PluginError error) {
        this(plugin, result, error, null);
    }

    /** Returns the same step with the event as the plugin left it. */
    public ChainStep leaving(PluginEvent event) {
        return new ChainStep(plugin, result, error, event);
    }

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
