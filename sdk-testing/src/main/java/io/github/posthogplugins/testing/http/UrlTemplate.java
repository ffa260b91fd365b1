package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.matching.StringValuePattern;
import com.github.tomakehurst.wiremock.matching.UrlPattern;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A URL as tests write it: <code>{name}</code> stands for a host, one part of a path or one value of a query, and
 * {@code /**} at the end of a path for everything below it.
 *
 * <p>Braces can't be part of a URL that is sent, and {@code /**} hardly ever is.
 */
final class UrlTemplate {

    private static final Pattern FORM =
            Pattern.compile("(https?)://([^/?#]+?)(:\\d+)?(/[^?#]*)?(\\?[^#]*)?(#.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern HOLE = Pattern.compile("\\{\\w+}");
    private static final Pattern NOT_IN_URIS =
            Pattern.compile("%(?![0-9A-Fa-f]{2})|[^\\x21-\\x7e]|[|^`\"<>\\\\\\[\\]]");
    private static final String BELOW = "/**";

    private final String written;
    private final String scheme;
    private final String host;
    private final int port;
    private final String path;
    private final String query;

    private UrlTemplate(String written, Matcher parts) {
        this.written = written;
        scheme = parts.group(1).toLowerCase(Locale.ROOT);
        host = lowerCased(parts.group(2));
        port = parts.group(3) == null
                ? StubUrl.defaultPort(scheme)
                : Integer.parseInt(parts.group(3).substring(1));
        path = parts.group(4) == null ? "/" : escaped(parts.group(4));
        query = parts.group(5) == null ? "" : escaped(parts.group(5));
    }

    /**
     * @throws IllegalArgumentException if it is no absolute {@code http} or {@code https} URL
     */
    static UrlTemplate parse(String url) {
        Matcher parts = FORM.matcher(url);
        if (!parts.matches()) {
            throw noUrl(url, null);
        }
        UrlTemplate template = new UrlTemplate(url, parts);
        try {
            StubUrl.of(new URI(template.example()));
            return template;
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw noUrl(url, e);
        }
    }

    private static IllegalArgumentException noUrl(String url, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "A stub needs the URL that the plugin fetches, such as"
                        + " \"https://api.example.com/v1/city\", but got \"" + url + "\".",
                cause);
    }

    private String example() {
        return HOLE.matcher(scheme + "://" + host + ":" + port + path + query).replaceAll("x");
    }

    /** Names in braces keep their case. */
    private static String lowerCased(String host) {
        return HOLE.matcher(host.toLowerCase(Locale.ROOT)).replaceAll("{host}");
    }

    /** Does what {@code fetch} does to characters that a request can't hold. */
    private static String escaped(String text) {
        return NOT_IN_URIS.matcher(text).replaceAll(UrlTemplate::escapes);
    }

    private static String escapes(MatchResult character) {
        StringBuilder escapes = new StringBuilder();
        for (byte each : character.group().getBytes(StandardCharsets.UTF_8)) {
            escapes.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
        }
        return escapes.toString();
    }

    String scheme() {
        return scheme;
    }

    int port() {
        return port;
    }

    boolean hasQuery() {
        return !query.isEmpty();
    }

    /** Returns what the host has to be, for WireMock. */
    StringValuePattern hostPattern() {
        return hasHole(host) ? WireMock.matching(regex(host, "[^/?]+")) : WireMock.equalTo(host);
    }

    /** Returns what path and query have to be, for WireMock. */
    UrlPattern urlPattern() {
        return isLiteral()
                ? WireMock.urlEqualTo(path + query)
                : WireMock.urlMatching(pathRegex() + regex(query, "[^&]*"));
    }

    /** Returns what the path has to be, for WireMock, whatever the query. */
    UrlPattern pathPattern() {
        return isLiteral() ? WireMock.urlPathEqualTo(path) : WireMock.urlPathMatching(pathRegex());
    }

    private boolean isLiteral() {
        return !hasHole(path + query) && !path.endsWith(BELOW);
    }

    private String pathRegex() {
        return path.endsWith(BELOW)
                ? regex(path.substring(0, path.length() - BELOW.length()), "[^/?]+") + "(/[^?]*)?"
                : regex(path, "[^/?]+");
    }

    private static boolean hasHole(String text) {
        return HOLE.matcher(text).find();
    }

    private static String regex(String text, String hole) {
        StringBuilder regex = new StringBuilder();
        Matcher holes = HOLE.matcher(text);
        int end = 0;
        while (holes.find()) {
            regex.append(Literals.regex(text.substring(end, holes.start()))).append(hole);
            end = holes.end();
        }
        return regex.append(Literals.regex(text.substring(end))).toString();
    }

    /** Tells whether a URL that was sent is meant. */
    boolean matches(URI sent) {
        StubUrl url = StubUrl.of(sent);
        return scheme.equals(url.scheme())
                && port == url.port()
                && hostPattern().match(url.host()).isExactMatch()
                && urlPattern().match(url.pathAndQuery()).isExactMatch();
    }

    /** Path and query as the test wrote them. */
    String pathAndQuery() {
        return path + query;
    }

    String path() {
        return path;
    }

    /** The URL in its one usual spelling, with its braces. */
    @Override
    public String toString() {
        boolean usual = port == StubUrl.defaultPort(scheme);
        return scheme + "://" + (hasHole(host) ? hostAsWritten() : host) + (usual ? "" : ":" + port) + path + query;
    }

    private String hostAsWritten() {
        return written.substring(scheme.length() + 3).split("[/?#]", 2)[0].replaceFirst(":\\d+$", "");
    }
}
