package io.github.posthogplugins.extension;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.ResponseInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The head of an answer, and the future of its body.
 *
 * <p>A body that breaks off at once may fail the whole exchange in the client before that has handed out the head. It had
 * arrived all the same, and that is what plugins see.
 */
final class ArrivingAnswer implements BodyHandler<CompletableFuture<byte[]>> {

    private final LaterBody body = new LaterBody();
    private volatile @Nullable ResponseInfo head;

    @Override
    public BodySubscriber<CompletableFuture<byte[]>> apply(ResponseInfo arrived) {
        head = arrived;
        return body;
    }

    /**
     * Returns the answer, if its head has arrived.
     *
     * @param failure what has ended the exchange, null if nothing has
     */
    Optional<HttpAnswer> answer(@Nullable Throwable failure) {
        if (failure != null) {
            body.onError(failure);
        }
        return Optional.ofNullable(head)
                .map(arrived -> new HttpAnswer(
                        arrived.statusCode(),
                        ReasonPhrases.of(arrived.statusCode()),
                        headers(arrived.headers()),
                        described(body.future()),
                        Duration.ZERO));
    }

    private static List<HttpHeader> headers(HttpHeaders headers) {
        return headers.map().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new HttpHeader(entry.getKey(), value)))
                .toList();
    }

    private static CompletableFuture<byte[]> described(CompletableFuture<byte[]> arriving) {
        CompletableFuture<byte[]> body = arriving.handle((bytes, failure) -> {
            if (failure != null) {
                throw NetworkFailures.ofBody();
            }
            return bytes;
        });
        body.whenComplete((bytes, failure) -> {
            if (body.isCancelled()) {
                arriving.cancel(true);
            }
        });
        return body;
    }
}
