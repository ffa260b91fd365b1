package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServer;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * WireMock's request handling without a socket.
 *
 * <p>WireMock's own {@code DirectCallHttpServer} really sleeps when a stub is slow; this one leaves that to the caller.
 */
final class DirectServer implements HttpServer {

    private static final int NO_PORT = 1;

    private final StubRequestHandler handler;
    private volatile boolean running;

    private DirectServer(StubRequestHandler handler) {
        this.handler = handler;
    }

    Response handle(Request request) {
        AtomicReference<Response> answer = new AtomicReference<>();
        handler.handle(request, (ignored, response, attributes) -> answer.set(response), null);
        return Objects.requireNonNull(answer.get(), "WireMock answers on the calling thread");
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int port() {
        return NO_PORT;
    }

    @Override
    public int httpsPort() {
        return NO_PORT;
    }

    /** Keeps the server that it makes. */
    static final class Factory implements HttpServerFactory {

        private @Nullable DirectServer server;

        @Override
        public HttpServer buildHttpServer(
                Options options, AdminRequestHandler adminRequestHandler, StubRequestHandler stubRequestHandler) {
            server = new DirectServer(stubRequestHandler);
            return server;
        }

        DirectServer server() {
            return Objects.requireNonNull(server);
        }
    }
}
