package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.PluginError;
import org.jspecify.annotations.Nullable;

/**
 * A plugin while it works on one event of a chain. The plugin is held from {@code JsPlugin.enter} to {@link #close()}.
 */
public interface ChainMember extends AutoCloseable {

    /**
     * What {@code processEvent} did.
     *
     * @param dropped whether it returned nothing
     * @param sameObject whether the event is still the object that the plugin was given
     * @param error what is to be recorded, null if it succeeded
     * @param unreadable whether it threw null or undefined, which the server's error handling stumbles over
     */
    record Step(
            boolean dropped, boolean sameObject, @Nullable PluginError error, boolean unreadable) {}

    /**
     * What the event is in the end; one of the three is there.
     *
     * @param event the event
     * @param otherJson what is there instead of an object, as JSON
     * @param error why there is nothing
     */
    record Finish(
            @Nullable PluginEvent event,
            @Nullable String otherJson,
            @Nullable PluginError error) {}

    /** Runs {@code processEvent} on the event that the plugin was given. */
    Step processEvent(PluginEvent entered);

    /**
     * Returns the event in the form in which the next plugin takes it.
     *
     * @throws BrokenPluginException if the plugin has made that impossible
     */
    TravellingEvent handOver();

    /**
     * Returns the event.
     *
     * @param markers properties to write on it, null for none
     * @throws InvalidEventException if the plugin has made it larger than an event may be
     */
    Finish finish(@Nullable JsonObject markers);

    /** Lets the plugin go. */
    @Override
    void close();
}
