package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.HttpExchange;
import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import io.github.posthogplugins.testing.http.JsonDifference;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** Assertions about one request and what came back. */
public class HttpExchangeAssert extends AbstractAssert<HttpExchangeAssert, HttpExchange> {

    private final String context;

    /** Begins assertions; {@link AbstractHttpAssert#request} finds the exchange by its method and URL. */
    public HttpExchangeAssert(HttpExchange actual) {
        this(actual, "");
    }

    /**
     * @param context what failure messages end with
     */
    HttpExchangeAssert(HttpExchange actual, String context) {
        super(actual, HttpExchangeAssert.class);
        this.context = context;
    }

    private AssertionError unexpected(String template, Object... values) {
        return failure("%s%s", template.formatted(values), context);
    }

    // ---- the request ----

    /** Checks that the request has that header; case matters in the value, not in the name. */
    public HttpExchangeAssert hasHeader(String name, String value) {
        if (!request().headers(name).contains(value)) {
            throw unexpected(
                    "Expecting\n  %s\nto have the header\n  %s: %s\nbut its headers are\n%s",
                    request(), name, value, headers());
        }
        return this;
    }

    /** Checks that the request does not have that header. */
    public HttpExchangeAssert hasNoHeader(String name) {
        if (!request().headers(name).isEmpty()) {
            throw unexpected(
                    "Expecting\n  %s\nto have no header '%s', but its headers are\n%s", request(), name, headers());
        }
        return this;
    }

    private String headers() {
        return Described.lines(request().headers().stream()
                .map(header -> header.name() + ": " + header.value())
                .toList());
    }

    /** Checks that the request has that parameter in its query, decoded. */
    public HttpExchangeAssert hasQuery(String name, String value) {
        return requirePair("parameter", name, value, request().queries(name), "");
    }

    /** Checks that the request has that field in the form that is its body, decoded. */
    public HttpExchangeAssert hasForm(String name, String value) {
        return requirePair(
                "form field",
                name,
                value,
                request().forms(name),
                "\nThe body is\n  " + request().body());
    }

    private HttpExchangeAssert requirePair(String kind, String name, String value, List<String> found, String more) {
        if (!found.contains(value)) {
            throw unexpected(
                    "Expecting\n  %s\nto have the %s\n  %s=%s\nbut %s%s",
                    request(),
                    kind,
                    name,
                    value,
                    found.isEmpty() ? "it is absent" : "its values are\n" + Described.lines(found),
                    more);
        }
        return this;
    }

    /** Checks that the request has that body, character by character. */
    public HttpExchangeAssert hasBody(String text) {
        if (!request().body().equals(text)) {
            throw unexpected(
                    "Expecting\n  %s\nto have the body\n%s\nbut it is\n%s",
                    request(), shown(text), shown(request().body()));
        }
        return this;
    }

    private static String shown(String body) {
        return Described.lines(List.of(body.isEmpty() ? "(empty)" : body));
    }

    /** Checks that the request has a body which is the same JSON. */
    public HttpExchangeAssert hasJsonBody(String json) {
        return requireJson(
                "the JSON body", json, JsonDifference.between(json, request().body()));
    }

    /** Checks that the request has a JSON body with these values; others may be there too. */
    public HttpExchangeAssert hasJsonBodyContaining(String json) {
        return requireJson(
                "in its JSON body",
                json,
                JsonDifference.beyondExtras(json, request().body()));
    }

    private HttpExchangeAssert requireJson(String what, String json, List<JsonDifference> differences) {
        if (!differences.isEmpty()) {
            throw unexpected(
                    "Expecting\n  %s\nto have %s\n  %s\nbut it differs\n%s",
                    request(), what, json, Described.jsonDifferences(differences));
        }
        return this;
    }

    /** Checks that the request was sent at that moment of the test's clock. */
    public HttpExchangeAssert wasSentAt(Instant time) {
        isNotNull();
        if (!actual.time().equals(time)) {
            throw unexpected(
                    "Expecting\n  %s\nto be sent at\n  %s\nbut it was sent at\n  %s", request(), time, actual.time());
        }
        return this;
    }

    // ---- the answer ----

    /** Checks that the answer has that status. */
    public HttpExchangeAssert isAnsweredWith(int status) {
        isNotNull();
        if (!(actual.answer() instanceof Answer.Reply reply) || reply.status() != status) {
            throw unexpected(
                    "Expecting\n  %s\nto be answered with\n  %s\nbut what came back is\n  %s",
                    request(), status, actual.answer());
        }
        return this;
    }

    /** Checks that the request failed with that code of Node's, such as {@code ECONNRESET}. */
    public HttpExchangeAssert failedWith(String code) {
        isNotNull();
        if (!(actual.answer() instanceof Answer.Failure failure)
                || !failure.code().equals(code)) {
            throw unexpected(
                    "Expecting\n  %s\nto fail with\n  %s\nbut what came back is\n  %s",
                    request(), code, actual.answer());
        }
        return this;
    }

    /** Checks that no stub matched the request. */
    public HttpExchangeAssert isUnmatched() {
        isNotNull();
        if (!(actual.answer() instanceof Answer.Unmatched)) {
            throw unexpected(
                    "Expecting that no stub matches\n  %s\nbut what came back is\n  %s", request(), actual.answer());
        }
        return this;
    }

    private RecordedRequest request() {
        isNotNull();
        return actual.request();
    }
}
