package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.matching.RequestPattern;

/** Method and URL of a WireMock pattern, in one line. */
final class RequestTitle {

    private final RequestPattern pattern;

    private RequestTitle(RequestPattern pattern) {
        this.pattern = pattern;
    }

    static String of(RequestPattern pattern) {
        RequestTitle title = new RequestTitle(pattern);
        return pattern.getMethod() + " " + title.scheme() + title.host() + title.port() + title.path();
    }

    private String scheme() {
        return pattern.getScheme() == null ? "" : pattern.getScheme() + "://";
    }

    private String host() {
        return pattern.getHost() == null ? "(any host)" : pattern.getHost().getExpected();
    }

    private String port() {
        Integer port = pattern.getPort();
        boolean usual =
                port == null || (pattern.getScheme() != null && port == StubUrl.defaultPort(pattern.getScheme()));
        return usual ? "" : ":" + port;
    }

    private String path() {
        String expected =
                pattern.getUrlMatcher() == null ? null : pattern.getUrlMatcher().getExpected();
        return expected == null ? " (any path)" : expected;
    }
}
