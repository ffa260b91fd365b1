package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.List;

/** A plugin looks for something by name that another has removed. */
final class ReadTooLate {

    private ReadTooLate() {}

    static List<ChainFinding> in(LintRun run) {
        return run.pairs().stream()
                .flatMap(pair -> pair.later().missed().stream()
                        .filter(pair.earlier().removed()::contains)
                        .filter(path -> !pair.later().leaves(path))
                        .map(path -> finding(pair, path)))
                .toList();
    }

    private static ChainFinding finding(Pair pair, MemberPath path) {
        return pair.finding(
                ChainFinding.Kind.READ_TOO_LATE,
                List.of(path),
                "Plugin '" + pair.laterName() + "' reads the " + path + " after '" + pair.earlierName()
                        + "' has removed it",
                List.of(
                        "removed   " + pair.earlier().placeOfRemoval(path) + " of '" + pair.earlierName() + "'",
                        "read      " + pair.later().placeOfRead(path) + " of '" + pair.laterName()
                                + "', which found nothing"),
                pair.bringForward());
    }
}
