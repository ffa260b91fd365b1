package io.github.posthogplugins.testing.http;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Notifier;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.github.tomakehurst.wiremock.verification.NearMiss;
import io.github.posthogplugins.extension.HttpCall;
import java.util.List;

/** A WireMock server that is called instead of connected to. */
final class PortlessWireMock extends WireMockServer {

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

    /** Hands a request to WireMock. */
    Served serve(HttpCall call) {
        return new Served(direct.handle(PluginRequest.of(call)));
    }

    /** Shows a request that no stub matches beside the stub that comes nearest. */
    String nearMiss(Sent request, StubBook book, String advice) {
        LoggedRequest logged = request.logged();
        List<NearMiss> nearest = findTopNearMissesFor(logged).getNearMisses();
        NearMissText text = new NearMissText(request.call(), advice);
        return nearest.isEmpty()
                ? text.withoutStub()
                : text.beside(StubDifferences.of(nearest.get(0).getStubMapping(), book, logged));
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
