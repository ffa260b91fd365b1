package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.http.MultiValue;
import com.github.tomakehurst.wiremock.matching.BinaryEqualToPattern;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.EqualToJsonPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.matching.UrlPathPattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds in what a request differs from what a stub is for. */
final class StubDifferences {

    private final RequestPattern pattern;
    private final LoggedRequest request;
    private final List<Difference> differences = new ArrayList<>();

    private StubDifferences(RequestPattern pattern, LoggedRequest request) {
        this.pattern = pattern;
        this.request = request;
    }

    /**
     * What is compared with a request.
     *
     * @param title method and URL of the stub
     * @param differences the parts of the request that are not as the stub wants them
     */
    record Compared(String title, List<Difference> differences) {}

    static Compared of(StubMapping mapping, StubBook book, LoggedRequest request) {
        return book.stub(mapping.getId())
                .map(stub -> new Compared(stub.title(), between(stub, mapping.getRequest(), request)))
                .orElseGet(() -> new Compared(
                        RequestTitle.of(mapping.getRequest()),
                        new StubDifferences(mapping.getRequest(), request).compare(null)));
    }

    static List<Difference> between(KnownStub stub, RequestPattern pattern, LoggedRequest request) {
        StubDifferences comparison = new StubDifferences(pattern, request);
        comparison.compare(stub.shownPath());
        stub.conditions().stream()
                .filter(condition -> !condition.isMet().test(request))
                .forEach(condition -> comparison.differ(
                        condition.part(),
                        false,
                        condition.expected(),
                        condition.actual().apply(request)));
        return comparison.differences;
    }

    private List<Difference> compare(@Nullable String shownPath) {
        differ(
                "method",
                pattern.getMethod().match(request.getMethod()).isExactMatch(),
                pattern.getMethod(),
                request.getMethod());
        differ(
                "scheme",
                pattern.getScheme() == null || pattern.getScheme().equals(request.getScheme()),
                pattern.getScheme(),
                request.getScheme());
        compare("host", pattern.getHost(), request.getHost());
        differ(
                "port",
                pattern.getPort() == null || pattern.getPort() == request.getPort(),
                pattern.getPort(),
                request.getPort());
        compareUrl(shownPath);
        compareParameters();
        compareBody();
        return differences;
    }

    private void compareUrl(@Nullable String shownPath) {
        boolean pathOnly = pattern.getUrlMatcher() instanceof UrlPathPattern;
        String expected = shownPath == null ? pattern.getUrlMatcher().getExpected() : shownPath;
        differ(
                pathOnly ? "path" : "path and query",
                pattern.getUrlMatcher().match(request.getUrl()).isExactMatch(),
                expected,
                pathOnly ? request.getUrl().split("\\?", 2)[0] : request.getUrl());
    }

    private void compareParameters() {
        orEmpty(pattern.getHeaders())
                .forEach((name, expected) -> compare("header " + name, expected, request.header(name)));
        orEmpty(pattern.getQueryParameters())
                .forEach(
                        (name, expected) -> compare("query parameter " + name, expected, request.queryParameter(name)));
    }

    private void compare(String part, MultiValuePattern expected, MultiValue actual) {
        String found = actual.isPresent() ? String.join(", ", actual.values()) : JsonComparison.ABSENT;
        differ(part, expected.match(actual).isExactMatch(), expected.getExpected(), found);
    }

    private void compare(String part, @Nullable StringValuePattern expected, String actual) {
        if (expected != null) {
            differ(part, expected.match(actual).isExactMatch(), expected.getExpected(), actual);
        }
    }

    private void compareBody() {
        if (pattern.getBodyPatterns() != null) {
            pattern.getBodyPatterns().forEach(this::compareBody);
        }
    }

    private void compareBody(ContentPattern<?> expected) {
        String body = request.getBodyAsString();
        boolean matches = expected instanceof StringValuePattern text
                ? text.match(body).isExactMatch()
                : !(expected instanceof BinaryEqualToPattern binary)
                        || binary.match(request.getBody()).isExactMatch();
        List<JsonDifference> inJson =
                !matches && expected instanceof EqualToJsonPattern json ? differences(json, body) : List.of();
        if (inJson.isEmpty()) {
            differ("body", matches, expected.getExpected(), body);
        } else {
            inJson.forEach(each -> differ("body at " + each.path(), false, each.expected(), each.actual()));
        }
    }

    private static List<JsonDifference> differences(EqualToJsonPattern expected, String body) {
        return Boolean.TRUE.equals(expected.isIgnoreExtraElements())
                ? JsonDifference.beyondExtras(expected.getEqualToJson(), body)
                : JsonDifference.between(expected.getEqualToJson(), body);
    }

    private void differ(String part, boolean matches, @Nullable Object expected, Object actual) {
        if (!matches) {
            differences.add(new Difference(part, String.valueOf(expected), String.valueOf(actual)));
        }
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
