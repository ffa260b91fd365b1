package io.github.posthogplugins.internal.js;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Turns the URLs of the web into URIs of Java, which is stricter.
 *
 * <p>Characters that only the web allows are escaped, as node-fetch does; so are brackets and lone percent signs, and what
 * an early version passes on as it is of Latin-1: node-fetch sends them, but Java can't.
 */
final class WebUrls {

    private static final Pattern LONE_PERCENT = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern FORBIDDEN = Pattern.compile("[^\\x21-\\x7e]|[|{}^`\"<>\\\\\\[\\]]");

    private WebUrls() {}

    static URI toUri(String url) {
        int host = url.indexOf("//") + 2;
        int path = url.indexOf('/', host);
        return path < 0 ? URI.create(url) : URI.create(url.substring(0, path) + escape(url.substring(path)));
    }

    private static String escape(String pathAndQuery) {
        String escaped = LONE_PERCENT.matcher(pathAndQuery).replaceAll("%25");
        return FORBIDDEN.matcher(escaped).replaceAll(match -> escapes(match.group()));
    }

    private static String escapes(String character) {
        StringBuilder escapes = new StringBuilder();
        for (byte each : character.getBytes(StandardCharsets.UTF_8)) {
            escapes.append(String.format(Locale.ROOT, "%%%02X", each & 0xff));
        }
        return escapes.toString();
    }
}
