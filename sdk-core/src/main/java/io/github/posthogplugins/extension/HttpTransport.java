package io.github.posthogplugins.extension;

import java.util.concurrent.CompletionStage;

/**
 * Carries the requests of a plugin's {@code fetch}: one request, one answer, no redirects followed.
 *
 * <p>Everything that plugins see above it (redirects, decoding, time-outs, the shape of a response) is the runtime's
 * and the same over any transport. Called on the plugin's thread; the stage may complete on any thread.
 */
@FunctionalInterface
public interface HttpTransport {

    /**
     * Sends the request.
     *
     * @return the answer, or a failure with a {@link HttpTransportException}; never null
     */
    CompletionStage<HttpReply> send(HttpCall call);

    /** Returns the transport that talks to the network. */
    static HttpTransport network() {
        return new JdkHttpTransport();
    }
}
