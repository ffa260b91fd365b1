package io.github.posthogplugins.testing;

import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The requests of plugins, and when each is answered on the clock of the test. */
final class RequestLog {

    /** A stub that takes longer means never. */
    private static final Duration NEVER = Duration.ofDays(1);

    private final PluginClock clock;
    private final List<Request> requests = new ArrayList<>();

    RequestLog(PluginClock clock) {
        this.clock = clock;
    }

    /** Returns a transport that does the same and notes each request. */
    HttpTransport observing(HttpTransport transport) {
        return call -> {
            CompletableFuture<HttpReply> reply = transport.send(call).toCompletableFuture();
            add(new Request(call, clock.instant(), reply));
            return reply;
        };
    }

    private synchronized void add(Request request) {
        requests.add(request);
    }

    /** Returns the requests that had been sent but not answered at that moment, oldest first. */
    synchronized List<Request> underWayAt(Instant moment) {
        return requests.stream()
                .filter(request -> !request.sent().isAfter(moment) && request.isUnderWayAt(moment))
                .toList();
    }

    /** Returns the last request that had been sent until that moment. */
    synchronized Optional<Request> lastUntil(Instant moment) {
        return requests.stream()
                .filter(request -> !request.sent().isAfter(moment))
                .reduce((earlier, later) -> later);
    }

    /**
     * A request.
     *
     * @param call what was asked
     * @param sent when
     * @param reply what the network of the test said; its latency passes on the clock
     */
    record Request(HttpCall call, Instant sent, CompletableFuture<HttpReply> reply) {

        private boolean isUnderWayAt(Instant moment) {
            return !reply.isDone()
                    || arrived()
                            .filter(answer -> sent.plus(answer.latency()).isAfter(moment))
                            .isPresent();
        }

        private Optional<HttpReply> arrived() {
            return reply.isDone() && !reply.isCompletedExceptionally() ? Optional.of(reply.join()) : Optional.empty();
        }

        /** The request and what came or comes of it. */
        @Override
        public String toString() {
            return call.method() + " " + call.uri() + " -> " + outcome();
        }

        private String outcome() {
            if (reply.isCompletedExceptionally()) {
                return "failed: " + reason();
            }
            return arrived().map(Request::words).orElse("no answer");
        }

        private static String words(HttpReply answer) {
            if (answer.latency().compareTo(NEVER) >= 0) {
                return "no answer";
            }
            String status = (answer.status() + " " + answer.statusText()).strip();
            return answer.latency().isZero() ? status : status + " after " + Durations.words(answer.latency());
        }

        private @Nullable String reason() {
            try {
                reply.join();
                return null;
            } catch (CompletionException failure) {
                return failure.getCause() == null
                        ? failure.getMessage()
                        : failure.getCause().getMessage();
            }
        }
    }
}
