package io.github.posthogplugins.module;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpTransport;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** A network in which one WireMock stands for all hosts; a header says which one a request was for. */
public final class Redirected {

    public static final String HOST = "X-Real-Host";

    private Redirected() {}

    /** Sends everything to that server, over a real socket. */
    public static HttpTransport to(WireMockExtension server) {
        HttpTransport network = HttpTransport.network();
        return call -> network.send(redirected(call, server.baseUrl()));
    }

    private static HttpCall redirected(HttpCall call, String baseUrl) {
        List<HttpHeader> headers = new ArrayList<>(call.headers());
        headers.add(new HttpHeader(HOST, call.uri().getHost()));
        String query = call.uri().getRawQuery() == null ? "" : "?" + call.uri().getRawQuery();
        return new HttpCall(call.method(), URI.create(baseUrl + call.uri().getRawPath() + query), headers, call.body());
    }
}
