package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.testing.secrets.SensitiveNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a recorded exchange as a WireMock mapping without secrets. */
final class RecordedMapping {

    /** Stubs of the test have 5 and come first. */
    private static final int PRIORITY = 10;

    /** What is about the connection, or about the length of an encoded body, or changes from day to day. */
    private static final Set<String> LEFT_OUT =
            Set.of("connection", "content-encoding", "content-length", "date", "keep-alive", "transfer-encoding");

    private final HttpCall call;
    private final HttpReply reply;
    private final StubUrl url;
    private final Redaction redaction;

    private RecordedMapping(RecordedExchange exchange, Redaction redaction) {
        call = exchange.call();
        reply = exchange.reply();
        url = StubUrl.of(call.uri());
        this.redaction = redaction;
    }

    static ObjectNode of(RecordedExchange exchange, Redaction redaction) {
        return new RecordedMapping(exchange, redaction).mapping();
    }

    /** A file name that says what was asked. */
    static String fileName(RecordedExchange exchange, Redaction redaction) {
        RecordedMapping mapping = new RecordedMapping(exchange, redaction);
        String path = redaction.mask(mapping.url.pathAndQuery()).shown().split("\\?", 2)[0];
        String text = mapping.call.method() + "-" + mapping.url.host() + path;
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
        return plain.substring(0, Math.min(plain.length(), 80)).replaceAll("[-.]+$", "");
    }

    private ObjectNode mapping() {
        ObjectNode mapping = object();
        mapping.put("name", call.method() + " " + redaction.mask(url.toString()).shown());
        mapping.put("priority", PRIORITY);
        mapping.set("request", request());
        mapping.set("response", response());
        return mapping;
    }

    // ---- request ----

    private ObjectNode request() {
        ObjectNode request = object();
        request.put("method", call.method());
        request.put("scheme", url.scheme());
        request.set("host", object().put("equalTo", url.host()));
        request.put("port", url.port());
        MaskedText pathAndQuery = redaction.mask(url.pathAndQuery());
        request.put(
                pathAndQuery.isClean() ? "url" : "urlPattern",
                pathAndQuery.isClean() ? pathAndQuery.shown() : pathAndQuery.regex());
        addSecretHeaders(request);
        addBody(request);
        return request;
    }

    /** That they are there counts, and nothing else of the headers. */
    private void addSecretHeaders(ObjectNode request) {
        ObjectNode headers = object();
        call.headers().stream()
                .filter(this::isSecret)
                .forEach(header -> headers.set(lowerCased(header), object().put("matches", ".+")));
        if (!headers.isEmpty()) {
            request.set("headers", headers);
        }
    }

    private boolean isSecret(HttpHeader header) {
        return SensitiveNames.isSecret(header.name())
                || !redaction.mask(header.value()).isClean();
    }

    private void addBody(ObjectNode request) {
        RecordedBody body = RecordedBody.of(call.headers(), call.body());
        if (!body.isEmpty() && !body.isEncoded()) {
            request.set("bodyPatterns", array().add(body.pattern(redaction)));
        }
    }

    // ---- response ----

    private ObjectNode response() {
        ObjectNode response = object();
        response.put("status", reply.status());
        ObjectNode headers = headers();
        if (!headers.isEmpty()) {
            response.set("headers", headers);
        }
        RecordedBody body = RecordedBody.of(reply.headers(), reply.body());
        if (!body.isEmpty()) {
            response.setAll(body.answer(redaction));
        }
        return response;
    }

    private ObjectNode headers() {
        Map<String, List<String>> kept = reply.headers().stream()
                .filter(header -> !LEFT_OUT.contains(lowerCased(header)))
                .collect(Collectors.groupingBy(
                        RecordedMapping::lowerCased,
                        LinkedHashMap::new,
                        Collectors.mapping(this::shown, Collectors.toList())));
        ObjectNode headers = object();
        kept.forEach((name, values) -> headers.set(name, oneOrMany(values)));
        return headers;
    }

    private static String lowerCased(HttpHeader header) {
        return header.name().toLowerCase(Locale.ROOT);
    }

    private String shown(HttpHeader header) {
        return SensitiveNames.isSecret(header.name())
                ? MaskedText.HIDDEN
                : redaction.mask(header.value()).shown();
    }

    private static JsonNode oneOrMany(List<String> values) {
        ArrayNode array = array();
        values.forEach(array::add);
        return values.size() == 1 ? array.get(0) : array;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }
}
