package io.github.posthogplugins.realplugins;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Answers whatever is asked with 200 and an empty JSON object, in a tenth of a second. Plugins that ask again and again until
 * they like the answer have to end: at some time nobody answers any more.
 */
final class CannedHttp implements HttpTransport {

    private static final int MOST = 500;
    private static final HttpReply FINE =
            new HttpReply(200, "OK", List.of(new HttpHeader("Content-Type", "application/json")), "{}".getBytes(UTF_8));

    private final AtomicInteger count = new AtomicInteger();

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return count.incrementAndGet() > MOST
                ? CompletableFuture.failedFuture(new HttpTransportException("ECONNRESET", "read ECONNRESET"))
                : CompletableFuture.completedFuture(FINE);
    }

    int count() {
        return count.get();
    }
}
