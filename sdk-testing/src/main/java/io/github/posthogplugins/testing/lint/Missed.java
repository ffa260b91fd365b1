package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.chain.MemberChange;
import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plugin would treat something that another sets, but comes before it. */
final class Missed {

    private Missed() {}

    static List<ChainFinding> in(LintRun run) {
        return run.pairs().stream()
                .filter(Missed::mayMiss)
                .flatMap(pair -> Stream.concat(changes(pair), drop(pair)))
                .toList();
    }

    private static boolean mayMiss(Pair pair) {
        return !pair.earlier().step().isDropped()
                && pair.later().created().stream().anyMatch(path -> RemovedTooEarly.looksAround(pair.earlier(), path));
    }

    // ---- changes ----

    private static Stream<ChainFinding> changes(Pair pair) {
        List<MemberPath> own = List.copyOf(pair.earlier().values().keySet());
        return pair.run().atTheEnd(pair.first()).stream().flatMap(conduct -> conduct.step().changes().stream()
                .filter(change -> change.kind() == MemberChange.Kind.CHANGED && change.after() != null)
                .filter(change -> pair.later().created().contains(change.path()))
                .filter(change -> !own.contains(change.path()))
                .map(change -> finding(pair, change, conduct)));
    }

    private static ChainFinding finding(Pair pair, MemberChange change, Conduct conduct) {
        MemberPath path = change.path();
        return pair.finding(
                ChainFinding.Kind.MISSED,
                List.of(path),
                "Plugin '" + pair.earlierName() + "' would change the " + path + ", but '" + pair.laterName()
                        + "' sets it after that",
                List.of(
                        "change    " + conduct.placeOfWrite(path) + " of '" + pair.earlierName() + "'",
                        "set       " + pair.later().placeOfWrite(path) + " of '" + pair.laterName() + "'"),
                pair.putBack());
    }

    // ---- drops ----

    /** Of several plugins, the one whose doing makes the difference. */
    private static Stream<ChainFinding> drop(Pair pair) {
        return drops(pair, pair.later().step().left())
                        && !drops(pair, pair.later().step().received())
                ? Stream.of(finding(pair))
                : Stream.empty();
    }

    private static boolean drops(Pair pair, Optional<PluginEvent> event) {
        return event.flatMap(given -> pair.run().alone(pair.first(), given))
                .filter(conduct -> conduct.step().isDropped())
                .isPresent();
    }

    private static ChainFinding finding(Pair pair) {
        List<MemberPath> created = pair.later().created();
        return pair.finding(
                ChainFinding.Kind.MISSED,
                List.of(),
                "Plugin '" + pair.earlierName() + "' would drop the event for what '" + pair.laterName()
                        + "' sets after that",
                List.of("set       " + pair.later().placeOfWrite(created.get(0)) + " of '" + pair.laterName() + "'"),
                pair.putBack());
    }
}
