package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A request that a plugin sent.
 *
 * @param method the method in upper case
 * @param url the absolute URL, as the plugin's {@code fetch} made it: {@code https://example.com} ends in a slash
 * @param headers the headers in their order
 * @param body the body as UTF-8 text, empty if there is none
 */
public record RecordedRequest(String method, String url, List<HttpHeader> headers, String body) {

    /** Copies the headers. */
    public RecordedRequest {
        headers = List.copyOf(headers);
    }

    static RecordedRequest of(HttpCall call) {
        return new RecordedRequest(
                call.method(), call.uri().toString(), call.headers(), new String(call.body(), StandardCharsets.UTF_8));
    }

    /** Returns the value of a header, whatever the case of its name; the first one if there are several. */
    public Optional<String> header(String name) {
        return headers(name).stream().findFirst();
    }

    /** Returns all values of a header, whatever the case of its name. */
    public List<String> headers(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(HttpHeader::value)
                .toList();
    }

    /** Returns the value of a parameter in the query, decoded; the first one if there are several. */
    public Optional<String> query(String name) {
        return queries(name).stream().findFirst();
    }

    /** Returns all values of a parameter in the query, decoded. */
    public List<String> queries(String name) {
        return FormPairs.ofQuery(url).values(name);
    }

    /** Returns all values of a field, decoded, if the body is a form. */
    public List<String> forms(String name) {
        return FormPairs.of(body).values(name);
    }

    /**
     * Tells whether it has that method and that URL.
     *
     * @param url the URL, which may have the braces of a stub's URL
     * @throws IllegalArgumentException if the URL is no absolute {@code http} or {@code https} one
     */
    public boolean is(String method, String url) {
        return this.method.equals(method) && UrlTemplate.parse(url).matches(URI.create(this.url));
    }

    /** Returns the method and the URL. */
    @Override
    public String toString() {
        return method + " " + url;
    }
}
