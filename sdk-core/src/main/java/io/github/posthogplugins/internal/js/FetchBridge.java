package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/** Takes requests from the guest's {@code fetch} to the transport, and answers back to the plugin's thread. */
final class FetchBridge implements AutoCloseable {

    private final HttpTransport transport;
    private final AddressGuard guard;
    private final EventLoop loop;
    private final Timers timers;
    private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();

    FetchBridge(HttpTransport transport, AddressGuard guard, EventLoop loop, Timers timers) {
        this.transport = transport;
        this.guard = guard;
        this.loop = loop;
        this.timers = timers;
    }

    // ---- requests ----

    /**
     * {@code http(method, url, headers, body, isText, done)} calls {@code done(failure, head, read)}; returns a function
     * that cancels.
     */
    Object send(Value... args) {
        Value done = args[5];
        return whenThere(sent(args), (answer, failure) -> deliver(answer, failure, done));
    }

    private CompletionStage<HttpAnswer> sent(Value... args) {
        try {
            return transport.open(new HttpCall(
                    args[0].asString(),
                    WebUrls.toUri(args[1].asString()),
                    headers(args[2].asString()),
                    body(args[3].asString(), args[4].asBoolean())));
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

    private static byte[] body(String content, boolean isText) {
        return isText ? content.getBytes(StandardCharsets.UTF_8) : Bytes.fromBinary(content);
    }

    private void deliver(@Nullable HttpAnswer answer, @Nullable Throwable failure, Value done) {
        if (answer == null) {
            done.executeVoid(described(failure), null, null);
        } else if (answer.latency().isZero()) {
            deliver(answer, done);
        } else {
            timers.after(answer.latency(), () -> deliver(answer, done));
        }
    }

    private void deliver(HttpAnswer answer, Value done) {
        keep(answer.body().toCompletableFuture());
        done.executeVoid(null, JsonCodec.text(head(answer)), reader(answer.body()));
    }

    private static Map<String, Object> head(HttpAnswer answer) {
        return Map.of(
                "status", answer.status(),
                "statusText", answer.statusText(),
                "headers",
                        answer.headers().stream()
                                .map(h -> List.of(h.name(), h.value()))
                                .toList());
    }

    // ---- bodies ----

    /** {@code read(coding, asText, done)} calls {@code done(failure, content, length)}; returns a function that cancels. */
    private ProxyExecutable reader(CompletionStage<byte[]> body) {
        return args -> {
            String coding = args[0].asString();
            boolean asText = args[1].asBoolean();
            Value done = args[2];
            CompletionStage<byte[]> decoded = body.thenApply(bytes -> BodyDecoder.decode(coding, bytes));
            return whenThere(decoded, (bytes, failure) -> {
                if (bytes == null) {
                    done.executeVoid(described(failure), null, null);
                } else {
                    done.executeVoid(null, content(bytes, asText), bytes.length);
                }
            });
        };
    }

    private static String content(byte[] bytes, boolean asText) {
        return asText ? new String(bytes, StandardCharsets.UTF_8) : Bytes.toBinary(bytes);
    }

    // ---- addresses ----

    /** {@code checkHost(host, done)} calls {@code done(problem)} with what is wrong with the host, or null. */
    @Nullable
    Object checkHost(Value... args) {
        Value done = args[1];
        whenThere(
                guard.check(args[0].asString()),
                (problem, failure) ->
                        done.executeVoid(problem == null ? String.valueOf(failure) : problem.orElse(null)));
        return null;
    }

    // ---- both ways ----

    private <T> ProxyExecutable whenThere(
            CompletionStage<T> stage, BiConsumer<@Nullable T, @Nullable Throwable> receiver) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        boolean[] cancelled = new boolean[1];
        keep(future);
        Consumer<Runnable> end = loop.begin();
        future.whenComplete((value, failure) -> end.accept(() -> {
            if (!cancelled[0]) {
                receiver.accept(value, failure);
            }
        }));
        return ignored -> {
            cancelled[0] = true;
            future.cancel(true);
            return null;
        };
    }

    private void keep(CompletableFuture<?> future) {
        underWay.add(future);
        future.whenComplete((value, failure) -> underWay.remove(future));
    }

    private static String described(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        String reason = cause == null ? "no answer" : String.valueOf(cause.getMessage());
        return JsonCodec.text(Map.of("code", code(cause), "reason", reason));
    }

    private static String code(@Nullable Throwable cause) {
        if (cause instanceof HttpTransportException known) {
            return known.code();
        }
        return cause instanceof CorruptBodyException corrupt ? corrupt.code() : "EPROTO";
    }

    /** Nobody is left to hear the answers. */
    @Override
    public void close() {
        underWay.forEach(future -> future.cancel(true));
    }
}
