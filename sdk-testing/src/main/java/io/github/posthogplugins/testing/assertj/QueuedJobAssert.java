package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.QueuedJob;
import java.time.Duration;
import java.time.Instant;

/** Assertions about a job that a plugin queued. */
public class QueuedJobAssert extends PluginAssert<QueuedJobAssert, QueuedJobAssert.Seen> {

    /**
     * A job, seen at some moment.
     *
     * @param job the job
     * @param now the moment, on the plugin's clock
     */
    public record Seen(QueuedJob job, Instant now) {}

    /** Begins assertions about this job. */
    public QueuedJobAssert(Seen actual) {
        super(actual, QueuedJobAssert.class);
    }

    /** Checks the payload, compared as JSON; {@code null}, the word, stands for none. */
    public QueuedJobAssert hasPayload(String json) {
        isNotNull();
        String found = actual.job().payloadJson();
        String difference = JsonTexts.difference(json, found);
        if (!difference.isEmpty()) {
            throw failureWithActualExpected(
                    found,
                    json,
                    "Expecting job '%s' to have the payload\n  %s\n%s",
                    actual.job().name(),
                    JsonTexts.compact(json),
                    difference);
        }
        return this;
    }

    /** Checks when the job is to run, on the plugin's clock. */
    public QueuedJobAssert isDueAt(Instant moment) {
        isNotNull();
        return requireDue(moment, moment.toString(), actual.job().runAt().toString());
    }

    /** Checks how long from now the job is to run; zero or less if it has been due already. */
    public QueuedJobAssert isDueIn(Duration duration) {
        isNotNull();
        Duration wait = Duration.between(actual.now(), actual.job().runAt());
        return requireDue(actual.now().plus(duration), "in " + duration, "in " + wait);
    }

    private QueuedJobAssert requireDue(Instant moment, String expected, String found) {
        if (!moment.equals(actual.job().runAt())) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "Expecting job '%s' to be due\n  %s\nbut it is due\n  %s",
                    actual.job().name(),
                    expected,
                    found);
        }
        return this;
    }
}
