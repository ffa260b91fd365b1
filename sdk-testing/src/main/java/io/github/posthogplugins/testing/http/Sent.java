package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request that was sent, and what has come back so far. */
final class Sent {

    private final Instant time;
    private final HttpCall call;
    private volatile Answer answer = new Answer.None();
    private volatile @Nullable UUID mapping;

    Sent(Instant time, HttpCall call) {
        this.time = time;
        this.call = call;
    }

    HttpExchange exchange() {
        return new HttpExchange(time, RecordedRequest.of(call), answer);
    }

    /** The request as WireMock compares it. */
    LoggedRequest logged() {
        return LoggedRequest.createFrom(PluginRequest.of(call));
    }

    /** Which mapping answered; empty if none did. */
    Optional<UUID> mapping() {
        return Optional.ofNullable(mapping);
    }

    void matchedBy(UUID mapping) {
        this.mapping = mapping;
    }

    /** Follows what comes; what breaks off was there as far as its head. */
    void follow(HttpAnswer arriving) {
        arriving.body()
                .whenComplete((body, failure) -> end(new Answer.Reply(
                        arriving.status(),
                        arriving.statusText(),
                        arriving.headers(),
                        body == null ? "" : new String(body, StandardCharsets.UTF_8),
                        arriving.latency(),
                        body != null)));
    }

    void fail(HttpTransportException failure) {
        end(new Answer.Failure(failure.code(), String.valueOf(failure.getMessage())));
    }

    void end(Answer answer) {
        this.answer = answer;
    }

    HttpCall call() {
        return call;
    }

    String title() {
        return call.method() + " " + call.uri();
    }
}
