package io.github.posthogplugins.plugin;

import java.time.Duration;

/** How the webhooks that {@code composeWebhook} returns are sent: the two ways of PostHog's server (chain.md §5). */
public enum WebhookDelivery {
    /**
     * By the server itself, as a self-hosted PostHog does: one request, of ten seconds at most. What goes wrong is recorded as
     * an error of the plugin.
     */
    DIRECT(1, Duration.ofSeconds(10)),

    /**
     * Through the queue of PostHog's cloud: three attempts of five seconds at most, 1 and 2 seconds apart or as the receiver
     * asks in {@code Retry-After}. What goes wrong is not recorded as an error of the plugin, but in
     * {@link Plugin#webhooks()} only.
     *
     * <p>Nobody waits for more than the first attempt. On the real clock the others are made by the scheduler, if it was
     * started, and else when the plugin is used again; on a virtual clock, when it is moved. The end of the runtime is the end
     * of them.
     */
    QUEUED(3, Duration.ofSeconds(5));

    private final int attempts;
    private final Duration timeout;

    WebhookDelivery(int attempts, Duration timeout) {
        this.attempts = attempts;
        this.timeout = timeout;
    }

    /** Returns how often a webhook is sent at most. */
    public int attempts() {
        return attempts;
    }

    /** Returns how long one attempt may take. */
    public Duration timeout() {
        return timeout;
    }
}
