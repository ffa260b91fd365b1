package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.List;
import java.util.Optional;

/** A plugin removes something, and another sets it afterwards, so that it stays on the event. */
final class RemovedTooEarly {

    private RemovedTooEarly() {}

    static List<ChainFinding> in(LintRun run) {
        return run.pairs().stream()
                .flatMap(pair -> pair.later().created().stream()
                        .filter(path -> stays(run, path))
                        .flatMap(path -> remover(pair, path).map(remover -> finding(pair, path, remover)).stream()))
                .toList();
    }

    private static boolean stays(LintRun run, MemberPath path) {
        return run.left().map(event -> Conduct.valueAt(event, path)).isPresent();
    }

    /** What it does by name it does at once; what it does with all that is there, with what is there in the end. */
    private static Optional<Conduct> remover(Pair pair, MemberPath path) {
        if (pair.earlier().unwanted().contains(path)) {
            return Optional.of(pair.earlier());
        }
        return looksAround(pair.earlier(), path)
                ? pair.run().atTheEnd(pair.first()).filter(conduct -> conduct.removed()
                        .contains(path))
                : Optional.empty();
    }

    /** Tells whether the plugin looks at all of what this is in, or would do so if it were there. */
    static boolean looksAround(Conduct conduct, MemberPath path) {
        return conduct.listedAround(path) || conduct.missed().stream().anyMatch(path::isWithin);
    }

    private static ChainFinding finding(Pair pair, MemberPath path, Conduct remover) {
        return pair.finding(
                ChainFinding.Kind.REMOVED_TOO_EARLY,
                List.of(path),
                "Plugin '" + pair.earlierName() + "' removes the " + path + ", but '" + pair.laterName()
                        + "' sets it after that",
                List.of(
                        "removed   " + remover.placeOfRemoval(path) + " of '" + pair.earlierName() + "'",
                        "set       " + pair.later().placeOfWrite(path) + " of '" + pair.laterName() + "'"),
                pair.putBack());
    }
}
