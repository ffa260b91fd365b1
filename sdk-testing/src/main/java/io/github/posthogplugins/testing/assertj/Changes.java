package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.diff.EventDiff;
import java.util.List;
import java.util.stream.Stream;

/** What was changed in an event, and what a test has against it, as the middle of a sentence about the event. */
record Changes(EventDiff diff) {

    static Changes between(PluginEvent before, PluginEvent after) {
        return new Changes(EventDiff.between(before, after));
    }

    /** Returns what is wrong if only these paths, and all of them, are to be changed; empty if nothing is. */
    String wrongUnlessIn(String... paths) {
        EventDiff others = diff.ignoring(paths);
        if (!others.isEmpty()) {
            return "to be changed only in\n" + Described.lines(List.of(paths)) + "\nbut it is changed in\n"
                    + words(others);
        }
        List<String> missing =
                Stream.of(paths).filter(path -> !diff.differsAt(path)).toList();
        return missing.isEmpty() ? "" : "to be changed in\n" + Described.lines(missing) + "\nbut it is the same there";
    }

    /** Returns what is wrong if nothing is to be changed; empty if nothing is. */
    String wrongIfAny() {
        return diff.isEmpty() ? "" : "to be unchanged, but it is changed in\n" + words(diff);
    }

    private static String words(EventDiff changes) {
        return changes.describe("was", "became");
    }
}
