package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.extension.HttpTransportException;
import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A recording in the making: asks the real services, and keeps what they answer until the end. */
final class Recording {

    private static final String STUB = "Stub this request in the test, and record again.";

    private final RecordingFolder folder;
    private final HttpTransport services;
    private final List<Asked> asked = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private boolean closed;

    Recording(RecordingFolder folder, HttpTransport services) {
        this.folder = folder;
        this.services = services;
    }

    RecordingFolder folder() {
        return folder;
    }

    /** Asks the real service; the answer is complete when it gets to the plugin. */
    CompletionStage<HttpAnswer> open(Sent request) {
        Asked question = ask(request);
        return services.send(legible(request.call()))
                .whenComplete((reply, failure) -> answered(question, reply, failure))
                .thenApply(reply -> followed(request, reply));
    }

    private synchronized Asked ask(Sent request) {
        Asked question = new Asked(request);
        asked.add(question);
        return question;
    }

    /** A compressed answer could not be read in the recording. */
    private static HttpCall legible(HttpCall call) {
        List<HttpHeader> headers = call.headers().stream()
                .filter(header -> !header.name().equalsIgnoreCase("accept-encoding"))
                .toList();
        return new HttpCall(call.method(), call.uri(), headers, call.body());
    }

    private synchronized void answered(Asked question, @Nullable HttpReply reply, @Nullable Throwable failure) {
        question.reply = reply;
        if (reply == null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            question.request.fail(
                    cause instanceof HttpTransportException known
                            ? known
                            : new HttpTransportException("EPROTO", String.valueOf(cause)));
        }
    }

    private static HttpAnswer followed(Sent request, HttpReply reply) {
        HttpAnswer answer = HttpAnswer.of(reply);
        request.follow(answer);
        return answer;
    }

    /** Writes what was recorded, once. */
    synchronized void close(List<String> secrets) {
        if (!closed) {
            closed = true;
            asked.forEach(this::check);
            if (failures.isEmpty()) {
                write(secrets);
            }
        }
    }

    private void check(Asked question) {
        HttpReply reply = question.reply;
        if (reply == null) {
            fail(question, withoutReply(question.request.exchange().answer()));
        } else if (RecordedBody.of(reply.headers(), reply.body()).isEncoded()) {
            fail(
                    question,
                    "Its answer is compressed although it was not asked to be, so that no secret in it can be hidden.\n"
                            + STUB);
        }
    }

    private static String withoutReply(Answer answer) {
        return answer instanceof Answer.Failure failure
                ? "It failed: " + failure.reason()
                        + "\nMake the service reachable, or stub this request in the test; then record again."
                : "Its answer had not come when the test ended.\n" + STUB;
    }

    private void fail(Asked question, String reason) {
        failures.add("A request was not recorded, so nothing was written into '" + folder + "'\n"
                + "  request  " + question.request.title() + "\n"
                + reason);
    }

    private void write(List<String> secrets) {
        List<RecordedExchange> exchanges = exchanges();
        if (exchanges.isEmpty()) {
            failures.add("Nothing was recorded into '" + folder + "', because the plugin sent no request beyond stubs\n"
                    + "If it is right not to, the test needs no recording.");
            return;
        }
        Set<String> all = new LinkedHashSet<>(secrets);
        all.addAll(FoundSecrets.in(exchanges));
        Redaction redaction = new Redaction(all);
        Map<String, String> files = RecordedFiles.of(exchanges, redaction);
        files.forEach((name, text) -> requireClean(name, text, redaction));
        if (failures.isEmpty()) {
            folder.write(files);
        }
    }

    /** There are places where no secret can be hidden: the name of a member, bytes that are no text. */
    private void requireClean(String name, String text, Redaction redaction) {
        if (redaction.isIn(text)) {
            failures.add("A secret could not be hidden, so nothing was written into '" + folder + "'\n"
                    + "  file  " + name + "\n"
                    + STUB);
        }
    }

    private List<RecordedExchange> exchanges() {
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (Asked question : asked) {
            HttpReply reply = question.reply;
            if (reply != null) {
                exchanges.add(new RecordedExchange(question.request.call(), reply));
            }
        }
        return exchanges;
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    /** A request under way, and its answer once there is one. */
    private static final class Asked {

        private final Sent request;
        private @Nullable HttpReply reply;

        private Asked(Sent request) {
            this.request = request;
        }
    }
}
