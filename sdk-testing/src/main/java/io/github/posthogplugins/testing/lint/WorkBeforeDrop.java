package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.List;

/** A plugin asks the network about an event that another drops after it, and would have dropped before. */
final class WorkBeforeDrop {

    private WorkBeforeDrop() {}

    static List<ChainFinding> in(LintRun run) {
        return run.pairs().stream()
                .filter(pair -> pair.later().step().isDropped())
                .filter(pair -> !pair.earlier().step().requests().isEmpty())
                .filter(WorkBeforeDrop::isInVain)
                .map(WorkBeforeDrop::finding)
                .toList();
    }

    private static boolean isInVain(Pair pair) {
        return pair.earlier()
                .step()
                .received()
                .flatMap(event -> pair.run().alone(pair.second(), event))
                .filter(conduct -> conduct.step().isDropped())
                .isPresent();
    }

    private static ChainFinding finding(Pair pair) {
        RecordedRequest request = pair.earlier().step().requests().get(0);
        return pair.finding(
                ChainFinding.Kind.WORK_BEFORE_DROP,
                List.of(),
                "Plugin '" + pair.earlierName() + "' sends a request for an event that '" + pair.laterName()
                        + "' drops after that",
                List.of(
                        "request   " + request,
                        "dropped   by '" + pair.laterName() + "', also without what '" + pair.earlierName()
                                + "' has done"),
                "Move '" + pair.laterName() + "' in front of '" + pair.earlierName() + "'.");
    }
}
