package io.github.posthogplugins.runtime;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.event.ProcessedEvents;
import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.PluginClock;
import java.time.Instant;
import java.util.List;

/**
 * Plugins in their order, with the semantics of PostHog's server (chain.md §1, §2, §4).
 *
 * <p>Made by {@link PluginRuntime#chain}, whose plugins it uses and does not close. May be used by several threads; each
 * plugin works on one event at a time.
 */
public final class PluginChain {

    private final List<JsPlugin> plugins;
    private final PluginClock clock;
    private final ServerProfile profile;
    private final MarkerProperties markerProperties = new MarkerProperties();

    PluginChain(List<JsPlugin> plugins, PluginClock clock, ServerProfile profile) {
        this.plugins = List.copyOf(plugins);
        this.clock = clock;
        this.profile = profile;
    }

    /** Returns the plugins, in order. */
    public List<Plugin> plugins() {
        return List.copyOf(plugins);
    }

    /** Sends an event through {@code processEvent} of all plugins, and what is left of it to all {@code onEvent}. */
    public ChainResult process(PluginEvent event) {
        ChainResult result = processEvent(event);
        return result.outcome() instanceof EventOutcome.Kept kept ? delivered(result, kept.event()) : result;
    }

    /** Where nobody listens, the event is put into its processed form only for who asks. */
    private ChainResult delivered(ChainResult result, PluginEvent event) {
        Instant now = clock.instant();
        List<JsPlugin> listeners = listeners();
        if (listeners.isEmpty()) {
            return result.withDelivered(() -> forListeners(event, now));
        }
        PluginEvent delivered = forListeners(event, now);
        JsPlugin.deliver("onEvent", listeners, delivered);
        return result.withDelivered(() -> delivered);
    }

    private PluginEvent forListeners(PluginEvent event, Instant now) {
        return profile.deliversStoredEvents() ? ProcessedEvents.of(event, now) : event;
    }

    /**
     * Sends an event through {@code processEvent} of all plugins.
     *
     * <p>The event reaches the first plugin as it is: what PostHog's ingestion does before and after the plugins is not
     * part of the chain.
     */
    public ChainResult processEvent(PluginEvent event) {
        return new ChainRun(plugins, profile, markerProperties, event).run();
    }

    /** Hands an event to {@code onEvent} of all plugins at once, and waits until all have ended. */
    public void onEvent(PluginEvent processed) {
        JsPlugin.deliver("onEvent", listeners(), processed);
    }

    private List<JsPlugin> listeners() {
        return plugins.stream().filter(plugin -> plugin.offers("onEvent")).toList();
    }
}
