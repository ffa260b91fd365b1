package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.http.Request;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What WireMock has no pattern for.
 *
 * @param part the part of the request, as messages name it
 * @param expected what it should be, for messages
 * @param actual what it is, for messages
 * @param isMet tells whether it is as it should be
 */
record Condition(String part, String expected, Function<Request, String> actual, Predicate<Request> isMet) {

    /** No other parameters in the query than these. */
    static Condition noOtherQuery(Set<String> allowed) {
        return new Condition(
                "query",
                "no parameters besides " + String.join(", ", allowed),
                request -> String.join(", ", others(request, allowed)),
                request -> others(request, allowed).isEmpty());
    }

    private static List<String> others(Request request, Set<String> allowed) {
        return FormPairs.ofQuery(request.getUrl()).names().stream()
                .filter(name -> !allowed.contains(name))
                .toList();
    }

    /** A field of a form that is sent as body. */
    static Condition form(String name, String value) {
        return new Condition(
                "form field " + name,
                value,
                request -> formValues(request, name).isEmpty()
                        ? JsonComparison.ABSENT
                        : String.join(", ", formValues(request, name)),
                request -> formValues(request, name).contains(value));
    }

    private static List<String> formValues(Request request, String name) {
        return FormPairs.of(request.getBodyAsString()).values(name);
    }
}
