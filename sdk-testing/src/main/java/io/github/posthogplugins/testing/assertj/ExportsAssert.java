package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ExportAttempt;
import io.github.posthogplugins.plugin.ExportAttempt.Outcome;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;

/** Assertions about the calls of {@code exportEvents}: which batches were delivered, retried and lost. */
public class ExportsAssert extends PluginAssert<ExportsAssert, List<ExportAttempt>> {

    /** Begins assertions about these calls. */
    public ExportsAssert(List<ExportAttempt> actual) {
        super(actual, ExportsAssert.class);
    }

    /** Checks the names of all events that were delivered, in order. */
    public ExportsAssert delivered(String... names) {
        isNotNull();
        List<String> found = events(Outcome.DELIVERED).map(PluginEvent::name).toList();
        if (!found.equals(List.of(names))) {
            throw failureWithActualExpected(
                    found,
                    List.of(names),
                    "Expecting these events to be delivered\n%s\nbut delivered were\n%s%s",
                    Described.lines(List.of(names)),
                    Described.lines(found),
                    callLines());
        }
        return this;
    }

    /** Checks that no batch was delivered. */
    public ExportsAssert deliveredNothing() {
        return delivered();
    }

    /** Checks how many calls ended in a {@code RetryError}. */
    public ExportsAssert askedForRetry(int times) {
        return requireCalls(times, Outcome.TO_BE_RETRIED, "asked for a retry");
    }

    /** Checks how many calls ended in another error, with which the batch is lost. */
    public ExportsAssert lostBatches(int times) {
        return requireCalls(times, Outcome.FAILED, "lost their batch");
    }

    private ExportsAssert requireCalls(int times, Outcome outcome, String did) {
        isNotNull();
        long found =
                actual.stream().filter(attempt -> attempt.outcome() == outcome).count();
        if (found != times) {
            throw failure(
                    "Expecting %s calls of exportEvents that %s, but there are %s%s", times, did, found, callLines());
        }
        return this;
    }

    /** Goes on with the events that were delivered, in order. */
    public ListAssert<PluginEvent> deliveredEvents() {
        isNotNull();
        return goOnToList(events(Outcome.DELIVERED).toList());
    }

    /** Checks how often {@code exportEvents} was called. */
    public ExportsAssert hasSize(int calls) {
        isNotNull();
        if (actual.size() != calls) {
            throw failure("Expecting %s calls of exportEvents, but there are %s%s", calls, actual.size(), callLines());
        }
        return this;
    }

    /** Goes on with AssertJ's assertions about the calls. */
    public ListAssert<ExportAttempt> calls() {
        isNotNull();
        return goOnToList(actual);
    }

    private Stream<PluginEvent> events(Outcome outcome) {
        return actual.stream()
                .filter(attempt -> attempt.outcome() == outcome)
                .flatMap(attempt -> attempt.events().stream());
    }

    private String callLines() {
        List<String> calls = actual.stream().map(ExportsAssert::call).toList();
        return "\nThe calls of exportEvents are\n" + Described.lines(calls);
    }

    private static String call(ExportAttempt attempt) {
        List<String> names =
                attempt.events().stream().map(PluginEvent::name).distinct().toList();
        String problem = attempt.problem() == null ? "" : " after " + attempt.problem();
        return attempt.outcome() + problem + ": " + attempt.events().size() + " events, " + names;
    }
}
