package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.PluginError;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** One sending of a webhook, and after it the next, if there is to be one. Used by the thread that holds the plugin. */
final class WebhookAttempt {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(100);

    private final WebhookRun run;
    private final String function;
    private final Object webhook;
    private final Instant startedAt;
    private final PendingHook hook;
    private OptionalInt status = OptionalInt.empty();
    private @Nullable String problem;
    private @Nullable String retryAfter;
    private boolean isWorthAnotherTry;

    /**
     * Starts.
     *
     * @param function the guest's function that sends
     * @param webhook what it sends
     */
    WebhookAttempt(WebhookRun run, String function, Object webhook) {
        this.run = run;
        this.function = function;
        this.webhook = webhook;
        this.startedAt = now();
        double timeout = run.delivery().timeout().toMillis();
        this.hook = caller().start(function, webhook, timeout, (ProxyExecutable) this::answered);
    }

    private Instant now() {
        return run.plugin().context().clock().instant();
    }

    HookCaller caller() {
        return run.plugin().hooks();
    }

    PendingHook hook() {
        return hook;
    }

    /** {@code answer(status or null, problem or null, Retry-After or null, whether to try again)}. */
    private @Nullable Object answered(Value... answer) {
        status = answer[0].isNull() ? OptionalInt.empty() : OptionalInt.of(answer[0].asInt());
        problem = answer[1].isNull() ? null : answer[1].asString();
        retryAfter = answer[2].isNull() ? null : answer[2].asString();
        isWorthAnotherTry = answer[3].asBoolean();
        return null;
    }

    /** Draws the conclusions. */
    void end() {
        conclude(hook.result());
        run.plugin().settleBackground();
    }

    private void conclude(Settled settled) {
        Optional<PluginError> error = error(settled);
        boolean mayFollow = run.attempted(
                startedAt, status, error.map(PluginError::toString).orElse(null));
        if (error.isEmpty()) {
            run.delivered();
        } else if (mayFollow && isWorthAnotherTry) {
            run.willBeSentAgain();
            run.plugin().context().timers().schedule(waiting(), this::again);
        } else {
            run.failed(error.get());
        }
    }

    private Optional<PluginError> error(Settled settled) {
        return settled.succeeded() ? Optional.ofNullable(problem).map(run::error) : Optional.of(run.error(settled));
    }

    private void again() {
        WebhookAttempt next = new WebhookAttempt(run, function, webhook);
        caller().finish(next.hook);
        next.end();
    }

    // ---- how long to wait: 1 second, doubled each time, or longer if the receiver asks for it ----

    private Duration waiting() {
        Duration own = FIRST_WAIT.multipliedBy(1L << (run.attemptsMade() - 1));
        return RetryAfter.parse(retryAfter, now())
                .filter(asked -> asked.compareTo(own) > 0 && asked.compareTo(LONGEST_WAIT) <= 0)
                .orElse(own);
    }
}
