package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.plugin.Webhook.Outcome;
import io.github.posthogplugins.plugin.Webhook.Request;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.Map;
import java.util.stream.Collectors;

/** Assertions about a webhook that a plugin composed, and about what became of it. */
public class WebhookAssert extends PluginAssert<WebhookAssert, Webhook> {

    /** Begins assertions about this webhook. */
    public WebhookAssert(Webhook actual) {
        super(actual, WebhookAssert.class);
    }

    /** Checks the address, query included. */
    public WebhookAssert hasUrl(String url) {
        return require("url", url, request().url());
    }

    /** Checks the method, in upper case. */
    public WebhookAssert hasMethod(String method) {
        return require("method", method, request().method());
    }

    /** Checks the value of a header, whatever the case of its name. */
    public WebhookAssert hasHeader(String name, String value) {
        Map<String, String> headers = request().headers();
        String found = headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> failure(
                        "Expecting the webhook to have the header\n  %s\nbut it has\n%s",
                        name, Described.names(headers.keySet(), name)));
        return require("header " + name, value, found);
    }

    /** Checks the body, character by character. */
    public WebhookAssert hasBody(String text) {
        return require("body", text, request().body());
    }

    /** Checks the body, compared as JSON. */
    public WebhookAssert hasBodyJson(String json) {
        String body = request().body();
        String difference = JsonTexts.difference(json, body);
        if (!difference.isEmpty()) {
            throw failureWithActualExpected(
                    body,
                    json,
                    "Expecting the webhook to have the body\n  %s\n%s",
                    JsonTexts.compact(json),
                    difference);
        }
        return this;
    }

    private Request request() {
        isNotNull();
        return actual.request()
                .orElseThrow(() -> failure("Expecting a webhook, but composeWebhook threw\n%s", problem()));
    }

    private WebhookAssert require(String what, String expected, String found) {
        if (!expected.equals(found)) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "Expecting the webhook to have the %s\n%s\nbut it has\n%s",
                    what,
                    Described.indented(expected),
                    Described.indented(found));
        }
        return this;
    }

    /** Checks that the receiver has taken it. */
    public WebhookAssert isDelivered() {
        return requireOutcome("to be delivered", Outcome.DELIVERED);
    }

    /** Checks that it will be sent again. */
    public WebhookAssert isWaiting() {
        return requireOutcome("to wait for another attempt", Outcome.WAITING);
    }

    /** Checks that it was not taken, and will not be sent again. */
    public WebhookAssert hasFailed() {
        return requireOutcome("to have failed", Outcome.FAILED);
    }

    private WebhookAssert requireOutcome(String what, Outcome outcome) {
        isNotNull();
        if (actual.outcome() != outcome) {
            throw failure("Expecting the webhook %s, but it is\n  %s%s", what, actual.outcome(), attempts());
        }
        return this;
    }

    /** Checks how often it was sent. */
    public WebhookAssert wasSent(int times) {
        isNotNull();
        if (actual.attempts().size() != times) {
            throw failure(
                    "Expecting the webhook to have been sent %s, but it was sent %s%s",
                    Described.times(times), Described.times(actual.attempts().size()), attempts());
        }
        return this;
    }

    /** Goes on with the error, if it has failed or could not be composed. */
    public PluginErrorAssert error() {
        return goOn(PluginErrorAssert.class, PluginError.class, PluginErrorAssert::new, () -> {
            isNotNull();
            PluginError error = actual.error();
            if (error == null) {
                throw failure("Expecting the webhook to have an error, but it is\n  %s", actual.outcome());
            }
            return error;
        });
    }

    /** Goes on with the event that {@code composeWebhook} was given. */
    public PluginEventAssert event() {
        return goOn(PluginEventAssert.class, PluginEvent.class, PluginEventAssert::new, () -> {
            isNotNull();
            return actual.event();
        });
    }

    private String problem() {
        PluginError error = actual.error();
        return error == null ? "  (nothing)" : PluginErrorText.of(error);
    }

    private String attempts() {
        String lines = actual.attempts().stream()
                .map(attempt -> "\n  at " + attempt.startedAt() + ": "
                        + (attempt.problem() == null
                                ? "delivered"
                                : attempt.problem().strip().replace("\n", "\n    ")))
                .collect(Collectors.joining());
        return lines.isEmpty() ? "" : "\nIt was sent" + lines;
    }
}
