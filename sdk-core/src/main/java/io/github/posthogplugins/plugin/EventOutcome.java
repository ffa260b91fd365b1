package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;

/** What became of an event in a chain. */
public sealed interface EventOutcome {

    /**
     * The event goes on.
     *
     * @param event the event as the last plugin left it, as JSON
     */
    record Kept(PluginEvent event) implements EventOutcome {}

    /**
     * A plugin returned nothing.
     *
     * @param plugin the plugin's identifier
     */
    record Dropped(String plugin) implements EventOutcome {}

    /**
     * A plugin returned something truthy that is no object, and no later plugin mended it.
     *
     * @param plugin the identifier of the last plugin that returned it
     * @param json the value as JSON, such as {@code true}
     */
    record NoEvent(String plugin, String json) implements EventOutcome {}

    /**
     * The chain broke: a plugin threw {@code null}, which the server's error handling stumbles over, or left an event
     * that has no JSON form. The server sends such an event to its dead-letter queue.
     *
     * @param error what happened
     */
    record Rejected(PluginError error) implements EventOutcome {}
}
