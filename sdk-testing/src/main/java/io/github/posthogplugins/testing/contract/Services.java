package io.github.posthogplugins.testing.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All services that there are: what the author has stubbed answers as it was told, all others alike. */
final class Services implements HttpTransport, AutoCloseable {

    /** How services without a stub answer. */
    enum Weather {
        /** Status 200 and an empty JSON object. */
        FINE("200 {}"),
        /** Status 500 and a text. */
        FAILING("500 Internal Server Error"),
        /** The connection breaks, also where there is a stub. */
        DOWN("ECONNRESET");

        private final String answer;

        Weather(String answer) {
            this.answer = answer;
        }

        /** Returns the answer in few words. */
        @Override
        public String toString() {
            return answer;
        }
    }

    private final List<RecordedRequest> requests = new ArrayList<>();
    private final @Nullable MockHttp stubs;
    private volatile Weather weather = Weather.FINE;

    private Services(@Nullable MockHttp stubs) {
        this.stubs = stubs;
    }

    static Services with(@Nullable Consumer<MockHttp> stubbing) {
        if (stubbing == null) {
            return new Services(null);
        }
        MockHttp stubs = MockHttp.create();
        stubbing.accept(stubs);
        return new Services(stubs);
    }

    void become(Weather weather) {
        this.weather = weather;
    }

    synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        record(call);
        return switch (weather) {
            case FINE -> stubbed(call);
            case FAILING ->
                CompletableFuture.completedFuture(reply(500, "Internal Server Error", "text/plain", "failed"));
            case DOWN -> CompletableFuture.failedFuture(new HttpTransportException("ECONNRESET", "socket hang up"));
        };
    }

    private synchronized void record(HttpCall call) {
        requests.add(new RecordedRequest(
                call.method(), call.uri().toString(), call.headers(), new String(call.body(), UTF_8)));
    }

    private CompletionStage<HttpReply> stubbed(HttpCall call) {
        HttpReply generic = reply(200, "OK", "application/json", "{}");
        if (stubs == null) {
            return CompletableFuture.completedFuture(generic);
        }
        int before = stubs.unmatched().size();
        CompletionStage<HttpReply> answer = stubs.transport().send(call);
        return stubs.unmatched().size() == before ? answer : CompletableFuture.completedFuture(generic);
    }

    private static HttpReply reply(int status, String words, String type, String body) {
        return new HttpReply(status, words, List.of(new HttpHeader("content-type", type)), body.getBytes(UTF_8));
    }

    @Override
    public void close() {
        if (stubs != null) {
            stubs.close();
        }
    }
}
