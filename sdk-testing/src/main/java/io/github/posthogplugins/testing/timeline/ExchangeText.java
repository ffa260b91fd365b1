package io.github.posthogplugins.testing.timeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.extension.HttpAnswer;
import io.github.posthogplugins.extension.HttpCall;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** A request and what it was answered. */
final class ExchangeText {

    private static final Duration A_YEAR = Duration.ofDays(365);

    private ExchangeText() {}

    static List<String> of(HttpCall call, @Nullable HttpAnswer reply, @Nullable Throwable failure) {
        String answer = reply == null ? "failed: " + reason(failure) : status(reply);
        String line = call.method() + " " + Lines.cut(call.uri().toString()) + " -> " + answer;
        String body = new String(call.body(), UTF_8);
        return body.isEmpty() ? List.of(line) : List.of(line, "    sent " + shown(body));
    }

    /** Compressed bodies would be noise. */
    private static String shown(String body) {
        boolean isText = body.chars().noneMatch(letter -> letter == '\uFFFD' || letter < ' ' && letter != '\n');
        return isText ? Lines.cut(body.replace('\n', ' ')) : body.length() + " characters that are no text";
    }

    /** A stub that never answers is one whose answer takes years. */
    private static String status(HttpAnswer reply) {
        if (reply.latency().compareTo(A_YEAR) > 0) {
            return "no answer";
        }
        String status = (reply.status() + " " + reply.statusText()).strip();
        return reply.latency().isZero() ? status : status + ", in " + Durations.words(reply.latency());
    }

    private static String reason(@Nullable Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause == null ? "no answer" : String.valueOf(cause.getMessage());
    }
}
