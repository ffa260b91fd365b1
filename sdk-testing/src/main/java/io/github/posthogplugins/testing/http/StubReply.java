package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.ReasonPhrases;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What a stub answers.
 *
 * <pre>{@code
 * http.post(ECHO).returns(request -> StubReply.json(request.body()).withHeader("etag", "\"1\""));
 * }</pre>
 *
 * <p>A reply never changes; each {@code with…} returns another one.
 */
public final class StubReply {

    private final int status;
    private final List<HttpHeader> headers;
    private final byte[] body;

    private StubReply(int status, List<HttpHeader> headers, byte[] body) {
        this.status = status;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    /** Returns a reply with that status, without headers and body. */
    public static StubReply status(int status) {
        return new StubReply(status, List.of(), new byte[0]);
    }

    /** Returns a reply with status 200 and JSON. */
    public static StubReply json(String json) {
        return status(200).withJson(json);
    }

    /** Returns the same reply with one more header. */
    public StubReply withHeader(String name, String value) {
        List<HttpHeader> more = new ArrayList<>(headers);
        more.add(new HttpHeader(name, value));
        return new StubReply(status, more, body);
    }

    /** Returns the same reply with that text as its body, in UTF-8. */
    public StubReply withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the same reply with those bytes as its body. */
    public StubReply withBody(byte[] bytes) {
        return new StubReply(status, headers, bytes.clone());
    }

    /** Returns the same reply with that JSON as its body, and the content type of JSON. */
    public StubReply withJson(String json) {
        return withBody(json).withHeader("content-type", "application/json");
    }

    int status() {
        return status;
    }

    List<HttpHeader> headers() {
        return headers;
    }

    byte[] body() {
        return body.clone();
    }

    /** The status line. */
    @Override
    public String toString() {
        return (status + " " + ReasonPhrases.of(status)).strip();
    }
}
