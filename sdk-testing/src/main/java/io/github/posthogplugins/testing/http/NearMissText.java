package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.http.MultiValue;
import com.github.tomakehurst.wiremock.matching.BinaryEqualToPattern;
import com.github.tomakehurst.wiremock.matching.ContentPattern;
import com.github.tomakehurst.wiremock.matching.MultiValuePattern;
import com.github.tomakehurst.wiremock.matching.RequestPattern;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.posthogplugins.extension.HttpCall;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says which request no stub matches, and in what it differs from the nearest stub. */
final class NearMissText {

    private static final int LONGEST_VALUE = 2_000;

    private final LoggedRequest request;
    private final RequestPattern stub;
    private final List<String> differences = new ArrayList<>();

    private NearMissText(LoggedRequest request, RequestPattern stub) {
        this.request = request;
        this.stub = stub;
    }

    static String withoutStub(HttpCall call) {
        return "The plugin sent a request, but the test has no stubs\n"
                + "  request  " + call.method() + " " + call.uri()
                + "\n" + advice(call);
    }

    static String of(HttpCall call, LoggedRequest request, StubMapping nearest) {
        NearMissText text = new NearMissText(request, nearest.getRequest());
        text.compare();
        if (text.differences.isEmpty()) {
            text.differences.add(
                    "  Nothing that can be shown differs; the stub may wait for another state of its scenario.");
        }
        return "The plugin sent a request that no stub matches\n"
                + "  request       " + call.method() + " " + call.uri() + "\n"
                + "  nearest stub  " + text.stubbed() + "\n"
                + String.join("\n", text.differences) + "\n"
                + advice(call);
    }

    private static String advice(HttpCall call) {
        String facade =
                switch (call.method()) {
                    case "GET", "POST", "PUT", "PATCH", "DELETE" ->
                        "http." + call.method().toLowerCase(Locale.ROOT) + "(\"";
                    default -> "http.request(\"" + call.method() + "\", \"";
                };
        return "Add a stub with " + facade + call.uri() + "\"), or call http.allowUnmatched().";
    }

    private String stubbed() {
        String host = stub.getHost() == null ? "(any host)" : stub.getHost().getExpected();
        String scheme = stub.getScheme() == null ? "" : stub.getScheme() + "://";
        return stub.getMethod() + " " + scheme + host + port() + path();
    }

    private String port() {
        Integer port = stub.getPort();
        boolean usual = port == null || (stub.getScheme() != null && port == StubUrl.defaultPort(stub.getScheme()));
        return usual ? "" : ":" + port;
    }

    private String path() {
        String expected =
                stub.getUrlMatcher() == null ? null : stub.getUrlMatcher().getExpected();
        return expected == null ? " (any path)" : expected;
    }

    private void compare() {
        differ(
                "method",
                stub.getMethod().match(request.getMethod()).isExactMatch(),
                stub.getMethod(),
                request.getMethod());
        differ(
                "scheme",
                stub.getScheme() == null || stub.getScheme().equals(request.getScheme()),
                stub.getScheme(),
                request.getScheme());
        compare("host", stub.getHost(), request.getHost());
        differ(
                "port",
                stub.getPort() == null || stub.getPort() == request.getPort(),
                stub.getPort(),
                request.getPort());
        differ("path and query", stub.getUrlMatcher().match(request.getUrl()).isExactMatch(), path(), request.getUrl());
        compareParameters();
        compareBody();
    }

    private void compareParameters() {
        orEmpty(stub.getHeaders())
                .forEach((name, expected) -> compare("header " + name, expected, request.header(name)));
        orEmpty(stub.getQueryParameters())
                .forEach(
                        (name, expected) -> compare("query parameter " + name, expected, request.queryParameter(name)));
    }

    private void compare(String part, MultiValuePattern expected, MultiValue actual) {
        String found = actual.isPresent() ? String.join(", ", actual.values()) : "(absent)";
        differ(part, expected.match(actual).isExactMatch(), expected.getExpected(), found);
    }

    private void compare(String part, @Nullable StringValuePattern expected, String actual) {
        if (expected != null) {
            differ(part, expected.match(actual).isExactMatch(), expected.getExpected(), actual);
        }
    }

    private void compareBody() {
        if (stub.getBodyPatterns() != null) {
            stub.getBodyPatterns().forEach(this::compareBody);
        }
    }

    private void compareBody(ContentPattern<?> expected) {
        boolean matches = expected instanceof StringValuePattern text
                ? text.match(request.getBodyAsString()).isExactMatch()
                : !(expected instanceof BinaryEqualToPattern binary)
                        || binary.match(request.getBody()).isExactMatch();
        differ("body", matches, expected.getExpected(), request.getBodyAsString());
    }

    private void differ(String part, boolean matches, @Nullable Object expected, Object actual) {
        if (!matches) {
            differences.add("  " + part + "\n    expected  " + shown(expected) + "\n    but was   " + shown(actual));
        }
    }

    private static String shown(@Nullable Object value) {
        String text = String.valueOf(value);
        String shortened = text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
        return shortened.isEmpty() ? "(empty)" : shortened.replace("\n", "\n              ");
    }

    private static <V> Map<String, V> orEmpty(@Nullable Map<String, V> map) {
        return map == null ? Map.of() : map;
    }
}
