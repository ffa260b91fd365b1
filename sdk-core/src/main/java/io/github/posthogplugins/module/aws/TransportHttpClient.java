package io.github.posthogplugins.module.aws;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;

/** Sends what the Java SDK has signed through the plugin's transport, so that nothing else opens a socket. */
final class TransportHttpClient implements SdkAsyncHttpClient {

    /** Tells the script where the request went. */
    static final String REQUESTED_URL = "x-posthog-requested-url";

    /** The Java SDK does not always say whether an error came with a body. */
    static final String BODY_LENGTH = "x-posthog-body-length";

    private final HttpTransport transport;

    TransportHttpClient(HttpTransport transport) {
        this.transport = transport;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest execution) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        BodyCollector.collect(execution.requestContentPublisher())
                .thenCompose(body -> transport.send(call(execution.request(), body)))
                .whenComplete((reply, failure) -> deliver(execution, reply, failure, done));
        return done;
    }

    private static HttpCall call(SdkHttpRequest request, byte[] body) {
        List<HttpHeader> headers = request.headers().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(value -> new HttpHeader(entry.getKey(), value)))
                .toList();
        return new HttpCall(request.method().name(), request.getUri(), headers, body);
    }

    private static void deliver(
            AsyncExecuteRequest execution,
            @Nullable HttpReply reply,
            @Nullable Throwable failure,
            CompletableFuture<Void> done) {
        SdkAsyncHttpResponseHandler handler = execution.responseHandler();
        if (reply == null) {
            Throwable cause = failure == null ? new IllegalStateException("No answer") : failure;
            handler.onError(cause);
            done.completeExceptionally(cause);
        } else {
            handler.onHeaders(head(reply, execution.request()));
            handler.onStream(SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(reply.body()))));
            done.complete(null);
        }
    }

    private static SdkHttpFullResponse head(HttpReply reply, SdkHttpRequest request) {
        SdkHttpFullResponse.Builder head =
                SdkHttpFullResponse.builder().statusCode(reply.status()).statusText(reply.statusText());
        reply.headers().forEach(header -> head.appendHeader(header.name(), header.value()));
        return head.putHeader(REQUESTED_URL, request.getUri().toString())
                .putHeader(BODY_LENGTH, Integer.toString(reply.body().length))
                .build();
    }

    @Override
    public String clientName() {
        return "PostHogPluginTransport";
    }

    /** The transport is the plugin's. */
    @Override
    public void close() {}
}
