package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Response;
import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.extension.ReasonPhrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * What WireMock answers, in the runtime's terms.
 *
 * @param response WireMock's response
 */
record Served(Response response) {

    /** How the headers begin that tell which stub answered. */
    private static final String WIREMOCKS_OWN = "Matched-Stub-";

    /** Tells whether a stub matches. */
    boolean isMatched() {
        return response.wasConfigured();
    }

    /** Which mapping answers; empty if WireMock does not say it. */
    Optional<UUID> mapping() {
        return response.getHeaders().all().stream()
                .filter(header -> header.key().equalsIgnoreCase(WIREMOCKS_OWN + "Id"))
                .map(header -> UUID.fromString(header.firstValue()))
                .findFirst();
    }

    /**
     * The answer that the plugin gets.
     *
     * @throws HttpTransportException if the stub says that the connection fails
     */
    HttpAnswer answer() {
        Fault fault = response.getFault();
        return fault == null ? answer(CompletableFuture.completedFuture(body())) : faulty(fault);
    }

    private byte[] body() {
        return Optional.ofNullable(response.getBody()).orElse(new byte[0]);
    }

    private HttpAnswer answer(CompletionStage<byte[]> body) {
        return new HttpAnswer(
                response.getStatus(),
                Optional.ofNullable(response.getStatusMessage())
                        .orElseGet(() -> ReasonPhrases.of(response.getStatus())),
                headers(),
                body,
                latency());
    }

    /** What the runtime's own transport reports of such a server. */
    private HttpAnswer faulty(Fault fault) {
        return switch (fault) {
            case EMPTY_RESPONSE -> throw new HttpTransportException("ECONNRESET", "socket hang up");
            case CONNECTION_RESET_BY_PEER -> throw new HttpTransportException("ECONNRESET", "read ECONNRESET");
            case RANDOM_DATA_THEN_CLOSE ->
                throw new HttpTransportException("HPE_INVALID_CONSTANT", "Parse Error: Expected HTTP/");
            case MALFORMED_RESPONSE_CHUNK ->
                answer(CompletableFuture.failedFuture(
                        new HttpTransportException("ERR_STREAM_PREMATURE_CLOSE", "Premature close")));
        };
    }

    List<HttpHeader> headers() {
        List<HttpHeader> headers = new ArrayList<>();
        response.getHeaders().all().stream()
                .filter(header -> !header.key().startsWith(WIREMOCKS_OWN))
                .forEach(header -> header.values().forEach(value -> headers.add(new HttpHeader(header.key(), value))));
        return headers;
    }

    /** WireMock's server would sleep that long; the plugin's clock does it for us. */
    Duration latency() {
        ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
        long dribbling = dribble == null ? 0 : dribble.getTotalDuration();
        return Duration.ofMillis(response.getInitialDelay() + dribbling);
    }
}
