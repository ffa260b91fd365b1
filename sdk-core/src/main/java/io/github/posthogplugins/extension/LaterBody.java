package io.github.posthogplugins.extension;

import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Hands out the future of a body when its head is there, instead of the body when all of it is. */
final class LaterBody implements BodySubscriber<CompletableFuture<byte[]>> {

    private final BodySubscriber<byte[]> bytes = BodySubscribers.ofByteArray();
    private final CompletableFuture<byte[]> body =
            bytes.getBody().thenApply(all -> all).toCompletableFuture();

    CompletableFuture<byte[]> future() {
        return body;
    }

    @Override
    public CompletionStage<CompletableFuture<byte[]>> getBody() {
        return CompletableFuture.completedFuture(body);
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        body.whenComplete((all, failure) -> {
            if (body.isCancelled()) {
                subscription.cancel();
            }
        });
        bytes.onSubscribe(subscription);
    }

    @Override
    public void onNext(List<ByteBuffer> some) {
        bytes.onNext(some);
    }

    @Override
    public void onError(Throwable failure) {
        bytes.onError(failure);
    }

    @Override
    public void onComplete() {
        bytes.onComplete();
    }
}
