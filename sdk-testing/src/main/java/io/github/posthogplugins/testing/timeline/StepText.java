package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.testing.diff.EventDiff;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What became of an event: in the end, and at each step of the chain, with what the step changed. */
final class StepText {

    private static final int MOST_LINES = 60;

    private StepText() {}

    static List<String> of(ChainResult result) {
        List<String> lines = new ArrayList<>();
        lines.add("-> " + outcome(result.outcome()));
        PluginEvent before = result.input();
        for (ChainStep step : result.steps()) {
            lines.add("     " + step.plugin() + " " + words(step));
            if (step.event() != null) {
                changes(before, step.event()).forEach(change -> lines.add("     " + change));
                before = step.event();
            }
        }
        return lines;
    }

    private static List<String> changes(PluginEvent before, PluginEvent after) {
        EventDiff changes = EventDiff.between(before, after);
        return changes.isEmpty()
                ? List.of()
                : changes.describe("was", "became").lines().limit(MOST_LINES).toList();
    }

    private static String outcome(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return "dropped by " + dropped.plugin();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "no event but " + Lines.cut(value.json());
        }
        return outcome instanceof EventOutcome.Rejected rejected
                ? "rejected: " + Lines.cut(rejected.error().toString())
                : "kept";
    }

    private static String words(ChainStep step) {
        return step.result().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
