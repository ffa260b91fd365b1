package io.github.posthogplugins.extension;

import java.net.URI;
import java.util.List;

/**
 * A request that a plugin makes.
 *
 * @param method the method in upper case
 * @param uri the absolute {@code http} or {@code https} URI
 * @param headers the headers in their order, {@code Content-Length} and {@code Connection} among them; without a length, a
 *     body is sent in chunks
 * @param body the body, empty if there is none
 */
public record HttpCall(String method, URI uri, List<HttpHeader> headers, byte[] body) {

    /** Copies what could change. */
    public HttpCall {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
