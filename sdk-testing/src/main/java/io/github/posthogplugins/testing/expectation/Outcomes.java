package io.github.posthogplugins.testing.expectation;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.diff.EventDiff;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of an event, as files say it. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * Returns the event if it goes on (without the marks of the host), null if it was dropped, {@code {"error": "TypeError: …"}} if a plugin failed (with
     * the event, if it is not what it was), and {@code {"returned": …}} if a plugin returned no event.
     */
    public static @Nullable Object json(ChainResult result) {
        EventOutcome outcome = result.outcome();
        if (outcome instanceof EventOutcome.Kept kept) {
            return result.errors().isEmpty() ? event(result) : failure(result);
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return Collections.singletonMap("returned", new JsonText("what the plugin returned", value.json()).value());
        }
        return outcome instanceof EventOutcome.Rejected rejected
                ? Collections.singletonMap("error", rejected.error().toString())
                : null;
    }

    private static Map<String, Object> failure(ChainResult result) {
        List<String> errors =
                result.errors().stream().map(PluginError::toString).toList();
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("error", errors.size() == 1 ? errors.get(0) : errors);
        if (!changes(result).isEmpty()) {
            failure.put("event", event(result));
        }
        return failure;
    }

    /**
     * Returns the fields of the event that goes on, without the marks of the host.
     *
     * @throws IllegalStateException if it was not kept
     */
    public static Map<String, @Nullable Object> event(ChainResult result) {
        return Marks.without(result.event(), result.input());
    }

    /**
     * Returns in what the event that goes on differs from the one that came in, but for the marks of the host.
     *
     * @throws IllegalStateException if it was not kept
     */
    public static EventDiff changes(ChainResult result) {
        return EventDiff.between(Marks.without(result.input()), event(result));
    }

    /** Returns what became of the event, as the end of a sentence that begins with it. */
    public static String describe(ChainResult result) {
        EventOutcome outcome = result.outcome();
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return "was dropped by " + dropped.plugin();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "was replaced with " + value.json() + " by " + value.plugin();
        }
        if (outcome instanceof EventOutcome.Rejected rejected) {
            return "was rejected: " + rejected.error();
        }
        return result.errors().isEmpty()
                ? "was kept"
                : "was kept, but a plugin failed: " + result.errors().get(0);
    }
}
