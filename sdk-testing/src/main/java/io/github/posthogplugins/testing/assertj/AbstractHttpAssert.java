package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.http.HttpExchange;
import io.github.posthogplugins.testing.http.HttpJournal;
import io.github.posthogplugins.testing.http.JsonDifference;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what plugins sent, matched or not. URLs may have the braces of a stub's URL.
 *
 * <pre>{@code
 * assertThat(http).received("POST", HOOK).withJson("{\"text\": \"hi\"}").withHeader("authorization", "Bearer key");
 * assertThat(http).receivedInOrder("POST " + LOGIN, "GET https://api.example.com/users/{id}");
 * }</pre>
 *
 * @param <S> the type of the assertions themselves
 * @param <A> what they are about
 */
public abstract class AbstractHttpAssert<S extends AbstractHttpAssert<S, A>, A> extends AbstractAssert<S, A> {

    private String named = "";
    private @Nullable List<HttpExchange> meant;

    AbstractHttpAssert(A actual, Class<S> type) {
        super(actual, type);
    }

    abstract HttpJournal journalOf(A actual);

    private HttpJournal journal() {
        isNotNull();
        return journalOf(actual);
    }

    // ---- which requests there were ----

    /** Checks that there was a request with that method and that URL; {@code with…} checks more of it. */
    public S received(String method, String url) {
        List<HttpExchange> found = name(method, url);
        if (found.isEmpty()) {
            throw failure("Expecting the request\n  %s\nbut the requests are\n%s", named, lines());
        }
        return myself;
    }

    /** Checks that there were that many requests with that method and that URL. */
    public S received(int times, String method, String url) {
        List<HttpExchange> found = name(method, url);
        if (found.size() != times) {
            throw failure(
                    "Expecting the request %s\n  %s\nbut it came %s, and the requests are\n%s",
                    Described.times(times), named, Described.times(found.size()), lines());
        }
        return myself;
    }

    private List<HttpExchange> name(String method, String url) {
        named = method + " " + url;
        List<HttpExchange> found = journal().of(method, url);
        meant = found;
        return found;
    }

    /** Checks that there was no request with that method and that URL. */
    public S didNotReceive(String method, String url) {
        return received(0, method, url);
    }

    /** Checks that there was no request at all. */
    public S receivedNothing() {
        if (!journal().exchanges().isEmpty()) {
            throw failure("Expecting no requests, but the requests are\n%s", lines());
        }
        return myself;
    }

    /** Checks that there were these requests, as {@code "GET https://…"}, in this order; others may be between them. */
    public S receivedInOrder(String... requests) {
        List<RequestLine> wanted = RequestLine.parse(requests);
        int found = 0;
        for (RecordedRequest request : journal().requests()) {
            found += found < wanted.size() && wanted.get(found).fits(request) ? 1 : 0;
        }
        if (found < wanted.size()) {
            throw failure(
                    "Expecting the requests, in this order\n%s\nbut after %s of them there is no\n  %s\n"
                            + "The requests are\n%s",
                    Described.lines(wanted), found, wanted.get(found), lines());
        }
        return myself;
    }

    /** Checks that there were these requests, as {@code "GET https://…"}, in this order, and no others. */
    public S receivedOnly(String... requests) {
        List<RequestLine> wanted = RequestLine.parse(requests);
        if (!areOnly(wanted, journal().requests())) {
            throw failure(
                    "Expecting the requests, in this order and no others\n%s\nbut the requests are\n%s",
                    Described.lines(wanted), lines());
        }
        return myself;
    }

    private static boolean areOnly(List<RequestLine> wanted, List<RecordedRequest> sent) {
        return sent.size() == wanted.size()
                && IntStream.range(0, sent.size()).allMatch(i -> wanted.get(i).fits(sent.get(i)));
    }

    /** Checks that a stub matched each request. */
    public S hasNoUnmatched() {
        List<HttpExchange> unmatched = journal().unmatched();
        if (!unmatched.isEmpty()) {
            throw failure(
                    "Expecting stubs for all requests, but there is none for\n%s\nThe requests are\n%s",
                    Described.lines(
                            unmatched.stream().map(HttpExchange::request).toList()),
                    lines());
        }
        return myself;
    }

    // ---- more about the request that was named last ----

    /** Checks that a request that was just named has that body, character by character. */
    public S withBody(String text) {
        return narrow("the body\n  " + text, request -> request.body().equals(text), RecordedRequest::body);
    }

    /** Checks that a request that was just named has that text in its body. */
    public S withBodyContaining(String text) {
        return narrow("in its body\n  " + text, request -> request.body().contains(text), RecordedRequest::body);
    }

    /** Checks that a request that was just named has that header; case matters in the value, not in the name. */
    public S withHeader(String name, String value) {
        return narrowByValue("the header\n  " + name + ": ", value, request -> request.headers(name));
    }

    /** Checks that a request that was just named has that parameter in its query, decoded. */
    public S withQuery(String name, String value) {
        return narrowByValue("the parameter\n  " + name + "=", value, request -> request.queries(name));
    }

    /** Checks that a request that was just named has that field in the form that is its body, decoded. */
    public S withForm(String name, String value) {
        return narrowByValue("the form field\n  " + name + "=", value, request -> request.forms(name));
    }

    /** Checks that a request that was just named has a body which is the same JSON. */
    public S withJson(String json) {
        return narrowByJson("the JSON body", json, request -> JsonDifference.between(json, request.body()));
    }

    /** Checks that a request that was just named has a JSON body with these values; others may be there too. */
    public S withJsonContaining(String json) {
        return narrowByJson("in its JSON body", json, request -> JsonDifference.beyondExtras(json, request.body()));
    }

    private S narrowByValue(String what, String value, Function<RecordedRequest, List<String>> values) {
        return narrow(
                what + value,
                request -> values.apply(request).contains(value),
                request -> shown(values.apply(request)));
    }

    private static String shown(List<String> values) {
        return values.isEmpty() ? "(absent)" : String.join(", ", values);
    }

    private S narrow(String what, Predicate<RecordedRequest> wanted, Function<RecordedRequest, String> found) {
        List<HttpExchange> left = named().stream()
                .filter(exchange -> wanted.test(exchange.request()))
                .toList();
        if (left.isEmpty()) {
            throw failure(
                    "Expecting the request\n  %s\nto have %s\nbut it was sent with\n%s\nThe requests are\n%s",
                    named,
                    what,
                    Described.lines(named().stream()
                            .map(exchange -> found.apply(exchange.request()))
                            .toList()),
                    lines());
        }
        meant = left;
        return myself;
    }

    private S narrowByJson(String what, String json, Function<RecordedRequest, List<JsonDifference>> compare) {
        List<List<JsonDifference>> differences = named().stream()
                .map(exchange -> compare.apply(exchange.request()))
                .toList();
        List<HttpExchange> left = new ArrayList<>();
        for (int i = 0; i < differences.size(); i++) {
            if (differences.get(i).isEmpty()) {
                left.add(named().get(i));
            }
        }
        if (left.isEmpty()) {
            List<JsonDifference> nearest = differences.stream()
                    .min(Comparator.comparingInt(List::size))
                    .orElse(List.of());
            throw failure(
                    "Expecting the request\n  %s\nto have %s\n  %s\nbut %s differs\n%s\nThe requests are\n%s",
                    named,
                    what,
                    json,
                    differences.size() > 1 ? "the nearest" : "it",
                    Described.jsonDifferences(nearest),
                    lines());
        }
        meant = left;
        return myself;
    }

    private List<HttpExchange> named() {
        List<HttpExchange> requests = meant;
        if (requests == null || requests.isEmpty()) {
            throw new IllegalStateException("No request is named yet; begin with received(\"POST\", \"https://…\").");
        }
        return requests;
    }

    // ---- navigation ----

    /** Goes on with the one request that has that method and that URL. */
    public HttpExchangeAssert request(String method, String url) {
        List<HttpExchange> found = journal().of(method, url);
        if (found.size() != 1) {
            throw failure(
                    "Expecting one request\n  %s %s\nbut there are %s, and the requests are\n%s",
                    method, url, found.size(), lines());
        }
        return new HttpExchangeAssert(found.get(0), "\nThe requests are\n" + lines()).as(info.description());
    }

    /** Goes on with AssertJ's assertions about the list of requests. */
    public ListAssert<RecordedRequest> requests() {
        return Assertions.assertThat(journal().requests());
    }

    private String lines() {
        return Described.lines(journal().exchanges());
    }
}
