package io.github.posthogplugins.extension;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The network, over the JDK's own client. */
final class JdkHttpTransport implements HttpTransport {

    /** Headers that the client sets itself and refuses to take, unless the JVM was started with their names. */
    private static final Set<String> RESERVED = reserved();

    private @Nullable HttpClient client;

    private static Set<String> reserved() {
        Set<String> names = new TreeSet<>(Set.of("connection", "expect", "host", "upgrade"));
        for (String allowed :
                System.getProperty("jdk.httpclient.allowRestrictedHeaders", "").split(",")) {
            names.remove(allowed.trim().toLowerCase(Locale.ROOT));
        }
        names.addAll(Set.of("content-length", "transfer-encoding"));
        return names;
    }

    /** A client takes a fifth of a second to load, and most plugins never ask for one. */
    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .build();
        }
        return client;
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return open(call).thenCompose(answer -> answer.body()
                .thenApply(body -> new HttpReply(answer.status(), answer.statusText(), answer.headers(), body)));
    }

    @Override
    public CompletionStage<HttpAnswer> open(HttpCall call) {
        ArrivingAnswer arriving = new ArrivingAnswer();
        CompletableFuture<?> sent = client().sendAsync(request(call), arriving);
        CompletableFuture<HttpAnswer> answer = sent.handle((response, failure) ->
                arriving.answer(failure).orElseThrow(() -> NetworkFailures.ofRequest(failure, call.uri())));
        answer.whenComplete((arrived, failure) -> {
            if (answer.isCancelled()) {
                sent.cancel(true);
            }
        });
        return answer;
    }

    private static HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri()).method(call.method(), body(call));
        call.headers().stream()
                .filter(header -> !RESERVED.contains(header.name().toLowerCase(Locale.ROOT)))
                .forEach(header -> request.header(header.name(), header.value()));
        return request.build();
    }

    /** A body whose length the request does not say is sent in chunks. */
    private static BodyPublisher body(HttpCall call) {
        byte[] body = call.body();
        if (body.length == 0) {
            return BodyPublishers.noBody();
        }
        BodyPublisher whole = BodyPublishers.ofByteArray(body);
        boolean saysLength =
                call.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase("content-length"));
        return saysLength ? whole : BodyPublishers.fromPublisher(whole);
    }
}
