package io.github.posthogplugins.extension;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The answer to a {@link HttpCall} whose body may still be on its way.
 *
 * @param status the status code
 * @param statusText the reason phrase, empty if there is none
 * @param headers the headers in their order
 * @param body the body as it is sent, or a failure with a {@link HttpTransportException}; cancelled if nobody wants it
 * @param latency how long the head takes on the plugin's clock, besides the time that has really passed
 */
public record HttpAnswer(
        int status, String statusText, List<HttpHeader> headers, CompletionStage<byte[]> body, Duration latency) {

    /** Copies what could change. */
    public HttpAnswer {
        headers = List.copyOf(headers);
    }

    /** Returns an answer that is there as a whole. */
    public static HttpAnswer of(HttpReply reply) {
        return new HttpAnswer(
                reply.status(),
                reply.statusText(),
                reply.headers(),
                CompletableFuture.completedFuture(reply.body()),
                reply.latency());
    }
}
