package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.PluginError;
import java.util.Map;
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
     * What the event is in the end.
     *
     * @param isObject whether it is an object
     * @param json its JSON, null if it has none
     * @param error why it has no JSON
     */
    record Finish(
            boolean isObject,
            @Nullable String json,
            @Nullable PluginError error) {}

    /** Runs {@code processEvent} on the event that the plugin was given. */
    Step processEvent(PluginEvent entered);

    /**
     * Writes marker properties on the event.
     *
     * @throws BrokenPluginException if the plugin has made that impossible
     */
    void mark(Map<String, Object> markers);

    /**
     * Returns the event in the form in which the next plugin takes it.
     *
     * @throws BrokenPluginException if the plugin has made that impossible
     */
    String handOver();

    /** Returns the event as JSON. */
    Finish finish();

    /** Lets the plugin go. */
    @Override
    void close();
}
