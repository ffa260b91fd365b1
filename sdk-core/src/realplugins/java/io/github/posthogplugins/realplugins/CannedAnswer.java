package io.github.posthogplugins.realplugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import java.time.Duration;
import java.util.List;

/**
 * What requests of one kind are answered with.
 *
 * @param method the method in upper case, empty for any
 * @param url a part of the URL
 * @param status the status code
 * @param body JSON, or a text that is sent as it is
 */
record CannedAnswer(String method, String url, int status, JsonNode body) {

    /** Answers take time: a plugin that asks until it likes the answer has to meet a time limit. */
    private static final Duration LATENCY = Duration.ofMillis(100);

    /** From {@code {"method": …, "url": …, "status": …, "body": …}}; only the URL has to be there. */
    static CannedAnswer of(JsonNode json) {
        return new CannedAnswer(
                json.path("method").asText(),
                json.path("url").asText(),
                json.path("status").asInt(200),
                json.path("body"));
    }

    boolean fits(HttpCall call) {
        return (method.isEmpty() || method.equals(call.method()))
                && call.uri().toString().contains(url);
    }

    HttpReply reply() {
        String type = body.isTextual() ? "text/plain" : "application/json";
        String text = body.isMissingNode() ? "{}" : body.isTextual() ? body.asText() : body.toString();
        return new HttpReply(
                status, "OK", List.of(new HttpHeader("Content-Type", type)), text.getBytes(UTF_8), LATENCY);
    }
}
