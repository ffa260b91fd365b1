package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Takes one request from the guest's {@code fetch} to the transport, and the answer back to the plugin's thread. */
final class FetchBridge {

    private final HttpTransport transport;
    private final EventLoop loop;
    private final Timers timers;

    FetchBridge(HttpTransport transport, EventLoop loop, Timers timers) {
        this.transport = transport;
        this.loop = loop;
        this.timers = timers;
    }

    /** {@code http(method, url, headers, body, done)}; returns a function that cancels. */
    Object send(Value... args) {
        Value done = args[4];
        CompletionStage<HttpReply> answer = sent(args);
        boolean[] cancelled = new boolean[1];
        loop.begin();
        answer.whenComplete((reply, failure) -> loop.complete(() -> {
            if (!cancelled[0]) {
                deliver(reply, failure, done);
            }
        }));
        return (ProxyExecutable) ignored -> {
            cancelled[0] = true;
            answer.toCompletableFuture().cancel(true);
            return null;
        };
    }

    private CompletionStage<HttpReply> sent(Value... args) {
        try {
            return transport.send(new HttpCall(
                    args[0].asString(),
                    WebUrls.toUri(args[1].asString()),
                    headers(args[2].asString()),
                    Bytes.fromBinary(args[3].asString())));
        } catch (RuntimeException refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private static List<HttpHeader> headers(String json) {
        List<HttpHeader> headers = new ArrayList<>();
        for (JsonNode pair : JsonCodec.read(json)) {
            headers.add(new HttpHeader(pair.get(0).asText(), pair.get(1).asText()));
        }
        return headers;
    }

    private void deliver(@Nullable HttpReply reply, @Nullable Throwable failure, Value done) {
        if (reply == null) {
            done.executeVoid(JsonCodec.text(described(failure)), null, null);
        } else if (reply.latency().isZero()) {
            deliver(reply, done);
        } else {
            timers.schedule(reply.latency(), () -> deliver(reply, done));
        }
    }

    private static void deliver(HttpReply reply, Value done) {
        try {
            done.executeVoid(null, JsonCodec.text(head(reply)), Bytes.toBinary(decoded(reply)));
        } catch (IOException corrupt) {
            done.executeVoid(
                    JsonCodec.text(Map.of("code", "Z_DATA_ERROR", "reason", "incorrect header check")), null, null);
        }
    }

    private static Map<String, String> described(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String reason = cause == null ? "no answer" : String.valueOf(cause.getMessage());
        String code = cause instanceof HttpTransportException transportFailure ? transportFailure.code() : "EPROTO";
        return Map.of("code", code, "reason", reason);
    }

    private static Map<String, Object> head(HttpReply reply) {
        return Map.of(
                "status", reply.status(),
                "statusText", reply.statusText(),
                "headers",
                        reply.headers().stream()
                                .map(h -> List.of(h.name(), h.value()))
                                .toList());
    }

    private static byte[] decoded(HttpReply reply) throws IOException {
        byte[] body = reply.body();
        String encoding = reply.headers().stream()
                .filter(header -> header.name().equalsIgnoreCase("content-encoding"))
                .map(header -> header.value().toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
        if (body.length == 0) {
            return body;
        }
        return switch (encoding) {
            case "gzip", "x-gzip" -> read(new GZIPInputStream(new ByteArrayInputStream(body)));
            case "deflate" -> read(new InflaterInputStream(new ByteArrayInputStream(body)));
            default -> body;
        };
    }

    private static byte[] read(InputStream stream) throws IOException {
        try (stream) {
            return stream.readAllBytes();
        }
    }
}
