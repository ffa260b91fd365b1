package io.github.posthogplugins.internal.js;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/**
 * A URL that the URL standard leaves as it is, but for the case of its host, its default port and a missing first slash:
 * of the web, absolute, without credentials, and with nothing in it to encode or to resolve.
 *
 * <p>Most URLs in events are. All others, the invalid ones among them, are null here and the standard's business.
 *
 * @param host in lower case, with letters in its last label, so that it can't be an IP address
 * @param port digits; empty for the default port
 * @param path starts with a slash
 * @param query empty, or a question mark and the query
 * @param fragment empty, or a hash and the fragment
 */
record PlainUrl(String scheme, String host, String port, String path, String query, String fragment)
        implements ProxyObject {

    private static final String HOST = "([A-Za-z0-9.-]++)";
    private static final String PORT = "([1-9][0-9]{0,4})";
    private static final String PATH = "[!$-;=@-\\[\\]_a-z|~]";
    private static final String QUERY = "[!$-&(-;=?-~]";
    private static final String FRAGMENT = "[!#-;=?-_a-~]";

    private static final Pattern URL = Pattern.compile("(https?)://" + HOST + "(?::" + PORT + ")?+(/" + PATH
            + "*+)?+(\\?" + QUERY + "*+)?+(#" + FRAGMENT + "*+)?+");
    private static final Pattern HOST_ONLY = Pattern.compile(HOST);
    private static final Pattern HOST_AND_PORT = Pattern.compile(HOST + "(?::" + PORT + ")?+");
    private static final Pattern PATH_ONLY = Pattern.compile(PATH + "*+");
    private static final Pattern QUERY_ONLY = Pattern.compile(QUERY + "*+");
    private static final Pattern FRAGMENT_ONLY = Pattern.compile(FRAGMENT + "*+");
    private static final Pattern PORT_ONLY = Pattern.compile(PORT + "?+");
    private static final Pattern SCHEME_ONLY = Pattern.compile("(https?):?+");
    private static final Pattern DOT_SEGMENT = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:/|$)");

    private static final int LAST_PORT = 65_535;

    static @Nullable PlainUrl parse(String text) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return null;
        }
        PlainUrl bare = new PlainUrl(url.group(1), "", "", "/", orEmpty(url.group(5)), orEmpty(url.group(6)));
        return bare.withHostAndPort(url.group(2), orEmpty(url.group(3)), orEmpty(url.group(4)));
    }

    private @Nullable PlainUrl withHostAndPort(String newHost, String newPort, String newPath) {
        PlainUrl there = withHostname(newHost);
        PlainUrl complete = there == null ? null : there.withPort(newPort);
        return complete == null ? null : complete.withPathname(newPath);
    }

    /**
     * Returns the URL with another part, as the standard's setters have it.
     *
     * @param part the name of the property in JavaScript
     */
    @Nullable
    PlainUrl with(String part, String value) {
        return switch (part) {
            case "href" -> parse(value);
            case "protocol" -> withProtocol(value);
            case "host" -> withHost(value);
            case "hostname" -> withHostname(value);
            case "port" -> withPort(value);
            case "pathname" -> withPathname(value);
            case "search" -> withSearch(value);
            case "hash" -> withHash(value);
            default -> null;
        };
    }

    private @Nullable PlainUrl withProtocol(String value) {
        Matcher protocol = SCHEME_ONLY.matcher(value);
        return protocol.matches()
                ? new PlainUrl(protocol.group(1), host, port, path, query, fragment).withPort(port)
                : null;
    }

    private @Nullable PlainUrl withHost(String value) {
        Matcher address = HOST_AND_PORT.matcher(value);
        if (!address.matches()) {
            return null;
        }
        PlainUrl there = withHostname(address.group(1));
        return there == null || address.group(2) == null ? there : there.withPort(address.group(2));
    }

    private @Nullable PlainUrl withHostname(String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return isPlainHost(lower) ? new PlainUrl(scheme, lower, port, path, query, fragment) : null;
    }

    private @Nullable PlainUrl withPort(String value) {
        if (!PORT_ONLY.matcher(value).matches() || !value.isEmpty() && Integer.parseInt(value) > LAST_PORT) {
            return null;
        }
        return new PlainUrl(scheme, host, value.equals(defaultPort()) ? "" : value, path, query, fragment);
    }

    private @Nullable PlainUrl withPathname(String value) {
        String absolute = value.startsWith("/") ? value : "/" + value;
        return PATH_ONLY.matcher(absolute).matches()
                        && !DOT_SEGMENT.matcher(absolute).find()
                ? new PlainUrl(scheme, host, port, absolute, query, fragment)
                : null;
    }

    private @Nullable PlainUrl withSearch(String value) {
        String marked = marked('?', value);
        return marked.isEmpty() || QUERY_ONLY.matcher(marked.substring(1)).matches()
                ? new PlainUrl(scheme, host, port, path, marked, fragment)
                : null;
    }

    private @Nullable PlainUrl withHash(String value) {
        String marked = marked('#', value);
        return marked.isEmpty() || FRAGMENT_ONLY.matcher(marked.substring(1)).matches()
                ? new PlainUrl(scheme, host, port, path, query, marked)
                : null;
    }

    private static String marked(char mark, String value) {
        return value.isEmpty() || value.charAt(0) == mark ? value : mark + value;
    }

    private static boolean isPlainHost(String lower) {
        return HOST_ONLY.matcher(lower).matches()
                && !lower.startsWith(".")
                && !lower.endsWith(".")
                && !lower.contains("..")
                && !lower.startsWith("xn--")
                && !lower.contains(".xn--")
                && !Character.isDigit(lower.charAt(lower.lastIndexOf('.') + 1));
    }

    private String defaultPort() {
        return scheme.equals("http") ? "80" : "443";
    }

    private static String orEmpty(@Nullable String group) {
        return group == null ? "" : group;
    }

    // ---- what the guest's URL class reads ----

    @Override
    public @Nullable Object getMember(String part) {
        return switch (part) {
            case "href" -> href();
            case "origin" -> origin();
            case "protocol" -> scheme + ":";
            case "host" -> address();
            case "hostname" -> host;
            case "port" -> port;
            case "pathname" -> path;
            case "search" -> shown(query);
            case "hash" -> shown(fragment);
            case "username", "password" -> "";
            default -> null;
        };
    }

    String href() {
        return origin() + path + query + fragment;
    }

    /** Returns the names and values of the query, in turn, or null if they are the standard's business. */
    @Nullable
    ProxyArray queryPairs() {
        List<Object> pairs = query.isEmpty() ? List.of() : QueryPairs.read(query.substring(1));
        return pairs == null ? null : ProxyArray.fromList(pairs);
    }

    private String origin() {
        return scheme + "://" + address();
    }

    private String address() {
        return port.isEmpty() ? host : host + ":" + port;
    }

    /** A mark with nothing behind it is in the URL only. */
    private static String shown(String marked) {
        return marked.length() == 1 ? "" : marked;
    }

    @Override
    public boolean hasMember(String part) {
        return true;
    }

    @Override
    public Object getMemberKeys() {
        return ProxyArray.fromArray();
    }

    @Override
    public void putMember(String part, Value value) {
        throw new UnsupportedOperationException("A plain URL does not change");
    }
}
