package io.github.posthogplugins.testing.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.http.ChunkedDribbleDelay;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.extension.ReasonPhrases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A WireMock server that is called instead of connected to. */
final class PortlessWireMock extends WireMockServer {

    /** How the headers begin that tell which stub answered. */
    private static final String WIREMOCKS_OWN = "Matched-Stub-";

    private final DirectServer direct;

    private PortlessWireMock(DirectServer.Factory factory) {
        super(options().httpServerFactory(factory).notifier(new Silence()));
        direct = factory.server();
    }

    static PortlessWireMock started() {
        PortlessWireMock server = new PortlessWireMock(new DirectServer.Factory());
        server.start();
        return server;
    }

    /**
     * Answers a request; empty if no stub matches.
     *
     * @throws HttpTransportException if the stub says that the connection breaks
     */
    Optional<HttpReply> answer(HttpCall call) {
        Response response = direct.handle(PluginRequest.of(call));
        if (!response.wasConfigured()) {
            return Optional.empty();
        }
        if (response.getFault() != null) {
            throw new HttpTransportException("ECONNRESET", "socket hang up");
        }
        return Optional.of(new HttpReply(
                response.getStatus(),
                Optional.ofNullable(response.getStatusMessage())
                        .orElseGet(() -> ReasonPhrases.of(response.getStatus())),
                headers(response),
                Optional.ofNullable(response.getBody()).orElse(new byte[0]),
                latency(response)));
    }

    private static List<HttpHeader> headers(Response response) {
        List<HttpHeader> headers = new ArrayList<>();
        response.getHeaders().all().stream()
                .filter(header -> !header.key().startsWith(WIREMOCKS_OWN))
                .forEach(header -> header.values().forEach(value -> headers.add(new HttpHeader(header.key(), value))));
        return headers;
    }

    /** WireMock's server would sleep that long; the plugin's clock does it for us. */
    private static Duration latency(Response response) {
        ChunkedDribbleDelay dribble = response.getChunkedDribbleDelay();
        long dribbling = dribble == null ? 0 : dribble.getTotalDuration();
        return Duration.ofMillis(response.getInitialDelay() + dribbling);
    }

    /** Shows a request that no stub matches beside the stub that comes nearest. */
    String nearMiss(HttpCall call) {
        LoggedRequest request = LoggedRequest.createFrom(PluginRequest.of(call));
        List<NearMiss> nearest = findTopNearMissesFor(request).getNearMisses();
        return nearest.isEmpty()
                ? NearMissText.withoutStub(call)
                : NearMissText.of(call, request, nearest.get(0).getStubMapping());
    }

    /** What WireMock has to tell stands in our own messages. */
    private static final class Silence implements Notifier {

        @Override
        public void info(String message) {}

        @Override
        public void error(String message) {}

        @Override
        public void error(String message, Throwable t) {}
    }
}
