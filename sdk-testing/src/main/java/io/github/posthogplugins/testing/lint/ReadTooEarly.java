package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.List;

/** A plugin looks for something by name that another sets after it. */
final class ReadTooEarly {

    private ReadTooEarly() {}

    static List<ChainFinding> in(LintRun run) {
        return run.pairs().stream()
                .flatMap(pair -> pair.later().created().stream()
                        .filter(path -> misses(pair, path))
                        .map(path -> finding(pair, path)))
                .toList();
    }

    /** What is in something that was not there at all could not even be looked for. */
    private static boolean misses(Pair pair, MemberPath path) {
        Conduct earlier = pair.earlier();
        return !earlier.leaves(path)
                && earlier.missed().stream()
                        .anyMatch(missed -> missed.equals(path)
                                || (path.isWithin(missed) && !earlier.leaves(missed) && wouldFind(pair, path)));
    }

    private static boolean wouldFind(Pair pair, MemberPath path) {
        return pair.run()
                .atTheEnd(pair.first())
                .filter(conduct -> conduct.found(path))
                .isPresent();
    }

    private static ChainFinding finding(Pair pair, MemberPath path) {
        return pair.finding(
                ChainFinding.Kind.READ_TOO_EARLY,
                List.of(path),
                "Plugin '" + pair.earlierName() + "' reads the " + path + " before '" + pair.laterName() + "' sets it",
                List.of(
                        "read      " + placeOfRead(pair, path) + " of '" + pair.earlierName()
                                + "', which found nothing",
                        "set       " + pair.later().placeOfWrite(path) + " of '" + pair.laterName() + "'"),
                pair.bringForward());
    }

    private static String placeOfRead(Pair pair, MemberPath path) {
        return pair.earlier().missed().contains(path)
                ? pair.earlier().placeOfRead(path)
                : pair.run().atTheEnd(pair.first()).orElseThrow().placeOfRead(path);
    }
}
