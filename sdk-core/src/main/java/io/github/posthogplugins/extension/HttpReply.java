package io.github.posthogplugins.extension;

import java.time.Duration;
import java.util.List;

/**
 * The answer to a {@link HttpCall}.
 *
 * @param status the status code
 * @param statusText the reason phrase, empty if there is none
 * @param headers the headers in their order
 * @param body the body as it was sent, still encoded if {@code Content-Encoding} says so
 * @param latency how long the answer takes on the plugin's clock, besides the time that has really passed; a mock uses
 *     it to be slow without waiting
 */
public record HttpReply(int status, String statusText, List<HttpHeader> headers, byte[] body, Duration latency) {

    /** Copies what could change. */
    public HttpReply {
        headers = List.copyOf(headers);
        body = body.clone();
    }

    /** An answer that takes no time of its own. */
    public HttpReply(int status, String statusText, List<HttpHeader> headers, byte[] body) {
        this(status, statusText, headers, body, Duration.ZERO);
    }

    @Override
    public byte[] body() {
        return body.clone();
    }
}
