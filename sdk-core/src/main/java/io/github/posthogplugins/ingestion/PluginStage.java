package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;

/** The plugins, as ingestion sees them; {@code PluginChain} is one. */
public interface PluginStage {

    /** Sends an event through {@code processEvent} of all plugins. */
    ChainResult processEvent(PluginEvent event);

    /** Hands what is left of an event to the hooks that only listen, and waits until they have ended. */
    void deliver(EventForms event);

    /** Hands a {@code $snapshot} to {@code onSnapshot} of all plugins, and waits until they have ended. */
    void onSnapshot(PluginEvent snapshot);
}
