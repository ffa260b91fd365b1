package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import java.util.List;
import java.util.Optional;

/**
 * One plugin's turn at an event, as {@code PluginChain.processEvent} tells of it to who asks.
 *
 * @param step how it went
 * @param plugin the plugin
 * @param received the event that it was given; empty if it was not called, or if the plugin before it has left something
 *     that JSON can't say
 * @param accesses what it did with the event's members, each once, in the order in which it first did it
 */
public record ChainVisit(ChainStep step, Plugin plugin, Optional<PluginEvent> received, List<EventAccess> accesses) {

    /** Copies the list. */
    public ChainVisit {
        accesses = List.copyOf(accesses);
    }
}
