package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.EventAccess;
import java.util.List;
import java.util.Optional;

/** A plugin while it works on an event whose members are watched. */
public interface WatchedMember extends ChainMember {

    /** Returns the event that the plugin is given; empty if a plugin has made something of it that is no JSON object. */
    Optional<PluginEvent> received();

    /** Returns what {@code processEvent} did with the members of the event; nothing before it has run. */
    List<EventAccess> accesses();
}
