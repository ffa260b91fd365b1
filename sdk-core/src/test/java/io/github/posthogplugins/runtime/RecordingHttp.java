package io.github.posthogplugins.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A network that answers everything with {@code {}}, or with redirects, and remembers what it was asked. */
final class RecordingHttp implements HttpTransport {

    final List<HttpCall> calls = new ArrayList<>();
    private final Map<String, String> redirects = new TreeMap<>();

    RecordingHttp redirecting(String from, String to) {
        redirects.put(from, to);
        return this;
    }

    HttpCall last() {
        return calls.get(calls.size() - 1);
    }

    String body() {
        return new String(last().body(), UTF_8);
    }

    /** Returns the lines of the last request that node-fetch did not add. */
    List<String> headers() {
        return last().headers().stream()
                .map(header -> header.name() + ": " + header.value())
                .filter(line -> !line.matches("(Accept|User-Agent|Accept-Encoding|Connection|Content-Length): .*"))
                .toList();
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        calls.add(call);
        String target = redirects.get(call.uri().toString());
        List<HttpHeader> headers = target == null ? List.of() : List.of(new HttpHeader("Location", target));
        return CompletableFuture.completedFuture(
                new HttpReply(target == null ? 200 : 302, "Words", headers, "{}".getBytes(UTF_8)));
    }
}
