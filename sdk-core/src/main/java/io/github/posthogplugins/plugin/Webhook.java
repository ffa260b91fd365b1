package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What became of one call of {@code composeWebhook} that returned something, or threw.
 *
 * <p>PostHog's server counts the first in its metrics as a success of {@code composeWebhook}, and the second as a failure;
 * an {@linkplain Outcome outcome} other than {@code WAITING} counts as a success or failure of {@code webhook}.
 *
 * @param composedAt when it was called, on the plugin's clock
 * @param event the event that it was called with, its {@code timestamp} as text
 * @param request what it returned, as the host reads it; empty if it threw
 * @param attempts how often the request was sent, oldest first
 * @param outcome how it stands
 * @param error what went wrong, null unless the outcome is a failure
 */
public record Webhook(
        Instant composedAt,
        PluginEvent event,
        Optional<Request> request,
        List<Attempt> attempts,
        Outcome outcome,
        @Nullable PluginError error) {

    /** Copies the list. */
    public Webhook {
        attempts = List.copyOf(attempts);
    }

    /**
     * A request, as the plugin composed it.
     *
     * @param method the method, {@code POST} if the plugin named none
     * @param url the address as text, {@code undefined} if the plugin gave none
     * @param headers the headers as the plugin spelled them, or the default ones of the {@linkplain WebhookDelivery way}
     * @param body the body as text, empty if there is none
     */
    public record Request(String method, String url, Map<String, String> headers, String body) {

        /** Copies the headers. */
        public Request {
            headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        }
    }

    /**
     * A request that was sent.
     *
     * @param startedAt when, on the plugin's clock
     * @param status the answer's status; empty if there was none
     * @param problem why it does not count as delivered, null if it does
     */
    public record Attempt(
            Instant startedAt, OptionalInt status, @Nullable String problem) {}

    /** How a webhook stands. */
    public enum Outcome {
        /** The receiver has taken it. */
        DELIVERED,
        /** It will be sent again. */
        WAITING,
        /** It was sent in vain, or could not be sent, and will not be sent again. */
        FAILED,
        /** {@code composeWebhook} threw. */
        NOT_COMPOSED
    }
}
