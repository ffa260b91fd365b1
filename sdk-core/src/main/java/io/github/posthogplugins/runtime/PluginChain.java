package io.github.posthogplugins.runtime;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.ingestion.EventForms;
import io.github.posthogplugins.ingestion.PluginStage;
import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainVisit;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.Markers;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.time.PluginClock;
import java.util.List;
import java.util.function.Consumer;

/**
 * Plugins in their order, with the semantics of PostHog's server (chain.md §1, §2, §4).
 *
 * <p>Made by {@link PluginRuntime#chain}, whose plugins it uses and does not close. May be used by several threads; each
 * plugin works on one event at a time.
 */
public final class PluginChain implements PluginStage {

    private final List<JsPlugin> plugins;
    /** Those that export {@code composeWebhook}: hardly any do. */
    private final List<JsPlugin> composers;

    private final PluginClock clock;
    private final ServerProfile profile;
    private final WebhookDelivery webhooks;
    private final Runnable requireOpen;
    private final MarkerProperties markerProperties = new MarkerProperties();

    /**
     * @param requireOpen throws if the runtime of the plugins is closed
     */
    PluginChain(
            List<JsPlugin> plugins,
            PluginClock clock,
            ServerProfile profile,
            WebhookDelivery webhooks,
            Runnable requireOpen) {
        this.plugins = List.copyOf(plugins);
        this.composers = plugins.stream()
                .filter(plugin -> plugin.capabilities().has("composeWebhook"))
                .toList();
        this.clock = clock;
        this.profile = profile;
        this.webhooks = webhooks;
        this.requireOpen = requireOpen;
    }

    /** Returns the plugins, in order. */
    public List<Plugin> plugins() {
        return List.copyOf(plugins);
    }

    /**
     * Sends an event through {@code processEvent} of all plugins, and what is left of it to all {@code onEvent}, in the form
     * that ingestion gives it, and to all {@code composeWebhook}.
     *
     * <p>On the server of 2021, a {@code $snapshot} goes to all {@code onSnapshot} instead.
     *
     * @throws IllegalStateException if the runtime is closed
     */
    public ChainResult process(PluginEvent event) {
        if (profile.hasSnapshots() && event.name().equals("$snapshot")) {
            return recorded(event);
        }
        ChainResult result = processEvent(event);
        return result.outcome() instanceof EventOutcome.Kept kept ? delivered(result, kept.event()) : result;
    }

    private ChainResult recorded(PluginEvent snapshot) {
        requireOpen.run();
        onSnapshot(snapshot);
        return ChainResult.of(snapshot, new EventOutcome.Kept(snapshot), Markers.NONE, List.of())
                .withDelivered(() -> snapshot);
    }

    /** Where nobody listens, the event is put into its processed form only for who asks. */
    private ChainResult delivered(ChainResult result, PluginEvent event) {
        EventForms forms = forms(event);
        deliver(forms);
        return result.withDelivered(forms::forListeners);
    }

    /**
     * Sends an event through {@code processEvent} of all plugins.
     *
     * <p>The event reaches the first plugin as it is: what PostHog's ingestion does before and after the plugins is not
     * part of the chain.
     *
     * @throws IllegalStateException if the runtime is closed
     */
    @Override
    public ChainResult processEvent(PluginEvent event) {
        requireOpen.run();
        return new ChainRun(plugins, profile, markerProperties, event).run();
    }

    /**
     * Sends an event through {@code processEvent} of all plugins, and tells what each of them got, and did with it.
     *
     * <p>For tests and diagnosis: plugins are given copies that note what is done with them. That takes far longer, and all
     * numbers are spelled as JavaScript does.
     *
     * @param listener is told of each plugin as soon as it is through, on the calling thread
     * @throws IllegalStateException if the runtime is closed
     */
    public ChainResult processEvent(PluginEvent event, Consumer<ChainVisit> listener) {
        requireOpen.run();
        return new WatchedRun(plugins, profile, markerProperties, event, listener).run();
    }

    /** Hands an event that has left the plugins to the hooks that listen, each in its form, and waits until all have ended. */
    @Override
    public void deliver(EventForms event) {
        List<JsPlugin> listeners = ready(plugins, "onEvent");
        if (!listeners.isEmpty()) {
            JsPlugin.deliver("onEvent", listeners, event.forListeners());
        }
        if (!composers.isEmpty()) {
            composeWebhook(event.forWebhooks());
        }
    }

    /** Returns the form in which {@code onEvent} gets an event that left the plugins so. */
    public PluginEvent forListeners(PluginEvent event) {
        return forms(event).forListeners();
    }

    private EventForms forms(PluginEvent event) {
        return EventForms.of(event, profile, clock.instant());
    }

    /** Hands an event to {@code onEvent} of all plugins at once, and waits until all have ended. */
    public void onEvent(PluginEvent processed) {
        JsPlugin.deliver("onEvent", ready(plugins, "onEvent"), processed);
    }

    /** Hands a {@code $snapshot} to {@code onSnapshot} of all plugins at once, and waits until all have ended. */
    @Override
    public void onSnapshot(PluginEvent snapshot) {
        JsPlugin.deliver("onSnapshot", ready(plugins, "onSnapshot"), snapshot);
    }

    /**
     * Hands an event to {@code composeWebhook} of all plugins, and waits until the webhooks have been sent for the first
     * time; what came of them is in {@link Plugin#webhooks()}.
     *
     * @param event a {@code PostHogEvent}, whose {@code timestamp} is made a date
     */
    public void composeWebhook(PluginEvent event) {
        JsPlugin.composeWebhooks(ready(composers, "composeWebhook"), event, webhooks);
    }

    /** Returns the plugin's team, which is that of the chain's events. */
    int teamId() {
        return plugins.isEmpty() ? 1 : plugins.get(0).teamId();
    }

    private static List<JsPlugin> ready(List<JsPlugin> plugins, String hook) {
        return plugins.stream().filter(plugin -> plugin.offers(hook)).toList();
    }
}
