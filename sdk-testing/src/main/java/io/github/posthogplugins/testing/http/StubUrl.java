package io.github.posthogplugins.testing.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * An absolute URL, cut into what WireMock compares.
 *
 * @param scheme {@code http} or {@code https}
 * @param host the host in lower case
 * @param port the port, the scheme's own if the URL names none
 * @param pathAndQuery the rest, at least a slash
 */
record StubUrl(String scheme, String host, int port, String pathAndQuery) {

    static StubUrl parse(String url) {
        try {
            return of(new URI(url));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "A stub needs the URL that the plugin fetches, such as"
                            + " \"https://api.example.com/v1/city\", but got \"" + url + "\".",
                    e);
        }
    }

    static StubUrl of(URI uri) {
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("no absolute http or https URL");
        }
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new StubUrl(uri.getScheme(), uri.getHost().toLowerCase(Locale.ROOT), port(uri), path + query);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : defaultPort(uri.getScheme());
    }

    /** The URL in its one usual spelling. */
    @Override
    public String toString() {
        return scheme + "://" + host + (port == defaultPort(scheme) ? "" : ":" + port) + pathAndQuery;
    }

    static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
