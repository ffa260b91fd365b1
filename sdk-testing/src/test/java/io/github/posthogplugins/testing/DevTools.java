package io.github.posthogplugins.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A debugger, as Chrome's DevTools are one: it asks and is answered, and is told what happens. */
final class DevTools implements AutoCloseable, WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_SECONDS = 60;

    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
    private final StringBuilder received = new StringBuilder();
    private @Nullable WebSocket socket;
    private int lastId;

    private DevTools() {}

    static DevTools attach(URI address) {
        DevTools devTools = new DevTools();
        devTools.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, devTools)
                .join();
        return devTools;
    }

    /** Asks for something, and returns the result. */
    JsonNode call(String method, Map<String, ?> parameters) throws Exception {
        int id = ++lastId;
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        answers.put(id, answer);
        String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        Objects.requireNonNull(socket).sendText(text, true).join();
        JsonNode message = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertThat(message.path("error")).as(method).isEmpty();
        return message.path("result");
    }

    JsonNode call(String method) throws Exception {
        return call(method, Map.of());
    }

    /** Says that it is ready, as DevTools do when they are opened. */
    void begin() throws Exception {
        call("Runtime.enable");
        call("Debugger.enable");
        call("Runtime.runIfWaitingForDebugger");
    }

    /** Waits until that happens, and returns what is told of it. */
    JsonNode next(String event) throws InterruptedException {
        while (true) {
            JsonNode next = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (next == null || next.path("method").asText().equals(event)) {
                return Objects.requireNonNull(next, () -> "no " + event).path("params");
            }
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        received.append(data);
        if (last) {
            take(parsed(received.toString()));
            received.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    private void take(JsonNode message) {
        CompletableFuture<JsonNode> answer = answers.remove(message.path("id").asInt());
        if (answer == null) {
            events.add(message);
        } else {
            answer.complete(message);
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    @Override
    public void close() {
        Objects.requireNonNull(socket).abort();
    }
}
