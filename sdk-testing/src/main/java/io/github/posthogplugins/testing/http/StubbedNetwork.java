package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.extension.ReasonPhrases;
import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Answers requests as the stubs say, and keeps what was sent and what came back. */
final class StubbedNetwork implements HttpTransport {

    /** What is never answered is answered when nobody can be waiting any more. */
    private static final Duration NEVER = Duration.ofDays(36_500);

    private final PluginClock clock;
    private final StubBook book;
    private final Supplier<PortlessWireMock> wireMock;
    private final List<Sent> sent = new CopyOnWriteArrayList<>();
    private final List<String> unmatched = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private Function<Sent, CompletionStage<HttpAnswer>> beyondStubs = this::refuse;
    private String adviceOnRecordings = "";

    StubbedNetwork(PluginClock clock, StubBook book, Supplier<PortlessWireMock> wireMock) {
        this.clock = clock;
        this.book = book;
        this.wireMock = wireMock;
    }

    /** Sends on what no stub matches, instead of refusing it. */
    synchronized void sendBeyondStubs(Function<Sent, CompletionStage<HttpAnswer>> network) {
        beyondStubs = network;
    }

    /** Says what else helps if no stub matches. */
    synchronized void adviseOnRecordings(String advice) {
        adviceOnRecordings = advice;
    }

    /** Starts anew. */
    synchronized void forget() {
        sent.clear();
        unmatched.clear();
        failures.clear();
        beyondStubs = this::refuse;
        adviceOnRecordings = "";
    }

    List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** One description of each request that no stub matched. */
    List<String> unmatched() {
        return List.copyOf(unmatched);
    }

    /** One description of each answer that the test could not compute. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** The clients that use this have a time-out of their own, but not the test's clock to count it on. */
    @Override
    public CompletionStage<HttpReply> send(HttpCall call) {
        return open(call)
                .thenCompose(answer -> answer.latency().equals(NEVER)
                        ? CompletableFuture.failedFuture(new HttpTransportException("ETIMEDOUT", "connect ETIMEDOUT"))
                        : whole(answer));
    }

    private static CompletionStage<HttpReply> whole(HttpAnswer answer) {
        return answer.body()
                .thenApply(body ->
                        new HttpReply(answer.status(), answer.statusText(), answer.headers(), body, answer.latency()));
    }

    @Override
    public synchronized CompletionStage<HttpAnswer> open(HttpCall call) {
        Sent request = new Sent(clock.instant(), call);
        sent.add(request);
        try {
            Served served = wireMock.get().serve(call);
            return served.isMatched()
                    ? CompletableFuture.completedFuture(stubbed(request, served))
                    : beyondStubs.apply(request);
        } catch (HttpTransportException failure) {
            request.fail(failure);
            return CompletableFuture.failedFuture(failure);
        }
    }

    // ---- stubs ----

    private HttpAnswer stubbed(Sent request, Served served) {
        served.mapping().ifPresent(request::matchedBy);
        served.mapping().flatMap(book::answer).ifPresent(KnownAnswer::give);
        HttpAnswer answer = served.mapping()
                .flatMap(book::answer)
                .flatMap(KnownAnswer::behaviour)
                .map(behaviour -> behave(behaviour, request, served))
                .orElseGet(served::answer);
        if (!answer.latency().equals(NEVER)) {
            request.follow(answer);
        }
        return answer;
    }

    private HttpAnswer behave(Behaviour behaviour, Sent request, Served served) {
        if (behaviour instanceof Behaviour.Failing failing) {
            throw new HttpTransportException(failing.code(), failing.reason());
        }
        if (behaviour instanceof Behaviour.Computed computed) {
            return computed(compute(computed, request), served);
        }
        return HttpAnswer.of(new HttpReply(200, "OK", List.of(), new byte[0], NEVER));
    }

    /** The stub may have headers of its own. */
    private static HttpAnswer computed(StubReply reply, Served served) {
        List<HttpHeader> headers = Stream.concat(reply.headers().stream(), served.headers().stream())
                .toList();
        return HttpAnswer.of(new HttpReply(
                reply.status(), ReasonPhrases.of(reply.status()), headers, reply.body(), served.latency()));
    }

    /** What a test gets wrong in its answer is for its end, not for the plugin. */
    private StubReply compute(Behaviour.Computed computed, Sent request) {
        RecordedRequest asked = request.exchange().request();
        try {
            return computed.reply().apply(asked);
        } catch (RuntimeException | AssertionError failure) {
            failures.add(ComputedFailure.describe(asked, failure));
            throw new HttpTransportException("EPROTO", "the test could not compute the answer: " + failure);
        }
    }

    // ---- what no stub matches ----

    private CompletionStage<HttpAnswer> refuse(Sent request) {
        request.end(new Answer.Unmatched());
        unmatched.add(wireMock.get().nearMiss(request, book, adviceOnRecordings));
        return CompletableFuture.failedFuture(
                new HttpTransportException("ENOTFOUND", "no stub of the test matches " + request.title()));
    }
}
