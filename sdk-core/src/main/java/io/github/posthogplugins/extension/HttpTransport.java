package io.github.posthogplugins.extension;

import java.util.concurrent.CompletionStage;

/**
 * Carries the requests of a plugin's {@code fetch}: one request, one answer, no redirects followed.
 *
 * <p>Everything that plugins see above it (redirects, decoding, time-outs, the shape of a response) is the runtime's
 * and the same over any transport. Called on the plugin's thread; the stages may complete on any thread.
 */
@FunctionalInterface
public interface HttpTransport {

    /**
     * Sends the request.
     *
     * @return the answer, or a failure with a {@link HttpTransportException}; never null
     */
    CompletionStage<HttpReply> send(HttpCall call);

    /**
     * Sends the request, and answers as soon as the head is there, which is what {@code fetch} waits for. A transport
     * that can't tell the two apart leaves this as it is, and answers when the body is there too.
     *
     * @return the answer, or a failure with a {@link HttpTransportException}; never null
     */
    default CompletionStage<HttpAnswer> open(HttpCall call) {
        return send(call).thenApply(HttpAnswer::of);
    }

    /**
     * Returns the transport that talks to the network, over the JDK's client.
     *
     * <p>That client decides about {@code Host} and {@code Connection} itself, unless the system property
     * {@code jdk.httpclient.allowRestrictedHeaders} names them; it sorts the headers that it sends and receives; on Java
     * 17 it says {@code Content-Length: 0} where there is no body; and it does not say in which words a server gave its
     * status, so that the usual ones are shown.
     */
    static HttpTransport network() {
        return new JdkHttpTransport();
    }
}
