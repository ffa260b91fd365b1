package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.conformance.Row.Reply;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.extension.ReasonPhrases;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Answers as the row says, by the address or by method and address; anything else with 200 and {@code {}}. Of a list of
 * answers, each is given once, and the last one from then on.
 */
final class ScriptedHttp implements HttpTransport {

    private static final Reply FINE = new Reply(200, "{}", Map.of(), null, null);

    private final Map<String, Deque<Reply>> replies = new HashMap<>();
    private final List<HttpCall> calls = new ArrayList<>();

    ScriptedHttp(Map<String, JsonNode> script) {
        script.forEach((address, answers) -> replies.put(address, read(answers)));
    }

    private static Deque<Reply> read(JsonNode answers) {
        Deque<Reply> queue = new ArrayDeque<>();
        (answers.isArray() ? answers : List.of(answers)).forEach(answer -> queue.add(Yaml.read(answer, Reply.class)));
        return queue;
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        calls.add(call);
        String uri = call.uri().toString();
        Deque<Reply> script = replies.getOrDefault(call.method() + " " + uri, replies.get(uri));
        Reply reply = script == null ? FINE : next(script);
        return reply.fault() == null
                ? CompletableFuture.completedFuture(answer(reply))
                : CompletableFuture.failedFuture(failure(reply.fault()));
    }

    private static Reply next(Deque<Reply> script) {
        return script.size() == 1 ? script.element() : script.remove();
    }

    /** A fault is Node's code and the reason: {@code ECONNREFUSED connect ECONNREFUSED 1.2.3.4:80}. */
    private static HttpTransportException failure(String fault) {
        String[] parts = fault.split(" ", 2);
        return new HttpTransportException(parts[0], parts[parts.length - 1]);
    }

    private static HttpReply answer(Reply reply) {
        List<HttpHeader> headers =
                Objects.requireNonNullElse(reply.headers(), Map.<String, String>of()).entrySet().stream()
                        .map(header -> new HttpHeader(header.getKey(), header.getValue()))
                        .toList();
        int status = Objects.requireNonNullElse(reply.status(), 200);
        return new HttpReply(
                status,
                ReasonPhrases.of(status),
                headers,
                Objects.requireNonNullElse(reply.body(), "").getBytes(StandardCharsets.UTF_8),
                reply.latency() == null ? Duration.ZERO : Duration.parse(reply.latency()));
    }

    /** What was asked for: {@code {method, url, headers, body}}, header names in lower case. */
    ArrayNode requests() {
        ArrayNode requests = JsonNodeFactory.instance.arrayNode();
        calls.forEach(call -> requests.add(request(call)));
        return requests;
    }

    private static ObjectNode request(HttpCall call) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("method", call.method()).put("url", call.uri().toString());
        ObjectNode headers = request.putObject("headers");
        call.headers().forEach(header -> headers.put(header.name().toLowerCase(Locale.ROOT), header.value()));
        return request.put("body", new String(call.body(), StandardCharsets.UTF_8));
    }
}
