package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.plugin.Webhook.Attempt;
import io.github.posthogplugins.plugin.Webhook.Outcome;
import io.github.posthogplugins.plugin.Webhook.Request;
import io.github.posthogplugins.plugin.WebhookDelivery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * One event in one plugin's {@code composeWebhook}, and what is sent for it (chain.md §5).
 *
 * <p>Used by the thread that holds the plugin.
 */
final class WebhookRun {

    private static final String HOOK = "composeWebhook";

    private final RunningPlugin plugin;
    private final PluginEvent event;
    private final WebhookDelivery delivery;
    private final Instant composedAt;
    private final List<Attempt> attempts = new ArrayList<>();
    private Optional<Request> request = Optional.empty();
    /** What others see; they may look from any thread, and long after the plugin is gone. */
    private final AtomicReference<Webhook> state = new AtomicReference<>();

    private WebhookRun(RunningPlugin plugin, PluginEvent event, WebhookDelivery delivery) {
        this.plugin = plugin;
        this.event = event;
        this.delivery = delivery;
        this.composedAt = now(plugin);
        state.set(new Webhook(composedAt, event, request, attempts, Outcome.WAITING, null));
    }

    private static Instant now(RunningPlugin plugin) {
        return plugin.context().clock().instant();
    }

    /** Composes the webhooks of all plugins, and sends each for the first time. */
    static void ofAll(List<RunningPlugin> plugins, PluginEvent event, WebhookDelivery delivery) {
        List<WebhookAttempt> first = plugins.stream()
                .flatMap(plugin -> new WebhookRun(plugin, event, delivery).compose())
                .toList();
        HookCaller.finishAll(
                first.stream().map(WebhookAttempt::caller).toList(),
                first.stream().map(WebhookAttempt::hook).toList());
        first.forEach(WebhookAttempt::end);
    }

    // ---- composing ----

    private Stream<WebhookAttempt> compose() {
        plugin.record().hookStarted(HOOK, event);
        try {
            Value webhook = plugin.context().call("composeWebhook", event.toJson());
            return webhook.isNull() ? Stream.empty() : begin(webhook);
        } catch (PolyglotException thrown) {
            plugin.record().webhook(state);
            become(Outcome.NOT_COMPOSED, error(thrown));
            return Stream.empty();
        }
    }

    private Stream<WebhookAttempt> begin(Value webhook) {
        plugin.record().webhook(state);
        try {
            return Stream.of(delivery == WebhookDelivery.DIRECT ? direct(webhook) : queued(webhook));
        } catch (PolyglotException refused) {
            failed(error(refused));
            return Stream.empty();
        }
    }

    private WebhookAttempt direct(Value webhook) {
        describe(plugin.context().call("describeWebhook", webhook).asString());
        return new WebhookAttempt(this, "sendWebhook", webhook);
    }

    private WebhookAttempt queued(Value webhook) {
        String json = plugin.context().call("enqueueWebhook", webhook).asString();
        describe(json);
        return new WebhookAttempt(this, "sendQueuedWebhook", json);
    }

    private PluginError error(PolyglotException thrown) {
        return plugin.failures()
                .of(thrown, plugin.context(), Origin.HOOK, event)
                .in(HOOK);
    }

    private void describe(String json) {
        JsonNode sent = JsonCodec.read(json);
        Map<String, String> headers = new LinkedHashMap<>();
        sent.get("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        request = Optional.of(new Request(
                sent.get("method").asText(),
                sent.get("url").asText(),
                headers,
                sent.path("body").asText()));
    }

    // ---- what the attempts find out ----

    RunningPlugin plugin() {
        return plugin;
    }

    WebhookDelivery delivery() {
        return delivery;
    }

    /** Notes an attempt; returns whether another one may follow. */
    boolean attempted(Instant startedAt, OptionalInt status, @Nullable String problem) {
        attempts.add(new Attempt(startedAt, status, problem));
        return attempts.size() < delivery.attempts();
    }

    int attemptsMade() {
        return attempts.size();
    }

    void delivered() {
        become(Outcome.DELIVERED, null);
    }

    void willBeSentAgain() {
        become(Outcome.WAITING, null);
    }

    /** What the queue meets is not recorded; the server itself records what it meets. */
    void failed(PluginError error) {
        become(Outcome.FAILED, error);
        if (delivery == WebhookDelivery.DIRECT) {
            plugin.record().error(error);
        }
    }

    PluginError error(String problem) {
        return new PluginError(problem, null, null, now(plugin), event, Origin.HOOK, HOOK);
    }

    PluginError error(Settled settled) {
        return plugin.failures()
                .of(settled, plugin.context(), Origin.HOOK, event)
                .in(HOOK);
    }

    private void become(Outcome outcome, @Nullable PluginError error) {
        Webhook changed = new Webhook(composedAt, event, request, attempts, outcome, error);
        state.set(changed);
        plugin.record().webhookChanged(changed);
    }
}
