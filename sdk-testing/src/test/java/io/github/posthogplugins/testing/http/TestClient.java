package io.github.posthogplugins.testing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransportException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletionException;

/** Sends requests into a network, as a runtime would. */
record TestClient(MockHttp http) {

    static HttpHeader header(String name, String value) {
        return new HttpHeader(name, value);
    }

    HttpReply send(String method, String url, String body, HttpHeader... headers) {
        HttpCall call = new HttpCall(method, URI.create(url), List.of(headers), body.getBytes(StandardCharsets.UTF_8));
        return http.transport().send(call).toCompletableFuture().join();
    }

    HttpReply get(String url, HttpHeader... headers) {
        return send("GET", url, "", headers);
    }

    HttpReply post(String url, String body, HttpHeader... headers) {
        return send("POST", url, body, headers);
    }

    String text(String url) {
        return new String(get(url).body(), StandardCharsets.UTF_8);
    }

    /** Sends a request that fails, and returns why. */
    HttpTransportException failure(String method, String url, String body, HttpHeader... headers) {
        Throwable failure = catchThrowable(() -> send(method, url, body, headers));
        assertThat(failure).hasCauseInstanceOf(HttpTransportException.class);
        return (HttpTransportException) failure.getCause();
    }

    boolean isMatched(String method, String url, String body, HttpHeader... headers) {
        try {
            send(method, url, body, headers);
            return true;
        } catch (CompletionException failure) {
            assertThat(failure).hasRootCauseMessage("no stub of the test matches " + method + " " + url);
            return false;
        }
    }
}
