package io.github.posthogplugins.testing.expectation;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.PluginError;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of an event, as files say it. */
public final class Outcomes {

    private Outcomes() {}

    /**
     * Returns the event if it goes on, null if it was dropped, {@code {"error": "TypeError: …"}} if a plugin failed (with
     * the event, if it is not what it was), and {@code {"returned": …}} if a plugin returned no event.
     */
    public static @Nullable Object json(ChainResult result) {
        EventOutcome outcome = result.outcome();
        if (outcome instanceof EventOutcome.Kept kept) {
            return result.errors().isEmpty() ? kept.event().fields() : failure(result, kept.event());
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return Collections.singletonMap(
                    "returned", new JsonText("what the plugin returned", value.json()).value());
        }
        return outcome instanceof EventOutcome.Rejected rejected
                ? Collections.singletonMap("error", rejected.error().toString())
                : null;
    }

    private static Map<String, Object> failure(ChainResult result, PluginEvent event) {
        List<String> errors = result.errors().stream().map(PluginError::toString).toList();
        Map<String, Object> failure = new LinkedHashMap<>();
        failure.put("error", errors.size() == 1 ? errors.get(0) : errors);
        if (!event.equals(result.input())) {
            failure.put("event", event.fields());
        }
        return failure;
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
        return result.errors().isEmpty() ? "was kept" : "was kept, but a plugin failed: " + result.errors().get(0);
    }
}
