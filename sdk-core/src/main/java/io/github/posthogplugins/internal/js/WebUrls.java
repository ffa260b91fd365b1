package io.github.posthogplugins.internal.js;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Turns the URLs of the web into URIs of Java, which is stricter.
 *
 * <p>Characters that only the web allows are escaped, as node-fetch does; so are brackets and lone percent signs, which
 * node-fetch sends as they are, but Java can't.
 */
final class WebUrls {

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern FORBIDDEN = Pattern.compile("[|{}^`\"<>\\\\ ]");
    private static final Pattern BRACKET = Pattern.compile("[\\[\\]]");

    private WebUrls() {}

    static URI toUri(String url) {
        int host = url.indexOf("//") + 2;
        int path = url.indexOf('/', host);
        return path < 0 ? URI.create(url) : URI.create(url.substring(0, path) + escape(url.substring(path)));
    }

    private static String escape(String pathAndQuery) {
        String escaped = LONE_PERCENT.matcher(pathAndQuery).replaceAll("%25");
        escaped = FORBIDDEN.matcher(escaped).replaceAll(match -> code(match.group()));
        return BRACKET.matcher(escaped).replaceAll(match -> code(match.group()));
    }

    private static String code(String character) {
        return String.format("%%%02X", (int) character.charAt(0));
    }
}
