package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.chain.MemberChange;
import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An event that has been through the chain changes when it comes again, as it does if PostHog ingests it again. */
final class NotRepeatable {

    private NotRepeatable() {}

    /** @param known what is wrong with the order: plugins in the wrong place do other things the second time */
    static List<ChainFinding> in(LintRun run, List<ChainFinding> known) {
        return run.again().stream()
                .flatMap(again -> differences(run, again).flatMap(change -> finding(again, change)))
                .filter(finding ->
                        known.stream().noneMatch(other -> other.plugins().containsAll(finding.plugins())))
                .toList();
    }

    private static Stream<MemberChange> differences(LintRun run, LintRun again) {
        return run.left().flatMap(first -> again.left().map(second -> MemberChange.between(first, second))).stream()
                .flatMap(List::stream);
    }

    private static Stream<ChainFinding> finding(LintRun again, MemberChange change) {
        return IntStream.range(0, again.conducts().size())
                .map(index -> again.conducts().size() - 1 - index)
                .filter(plugin ->
                        again.conduct(plugin).step().change(change.path()).isPresent())
                .mapToObj(plugin -> finding(again, plugin, change))
                .findFirst()
                .stream();
    }

    private static ChainFinding finding(LintRun again, int plugin, MemberChange change) {
        MemberPath path = change.path();
        String name = again.name(plugin);
        return new ChainFinding(
                ChainFinding.Kind.NOT_REPEATABLE,
                List.of(name),
                List.of(path),
                "Plugin '" + name + "' changes the " + path + " once more when the event is ingested again",
                List.of(
                        "set       " + again.conduct(plugin).placeOfWrite(path) + " of '" + name + "'",
                        "first     " + text(change.before()),
                        "then      " + text(change.after()),
                        "event     " + again.eventName()),
                "Let it look whether it has been there before.");
    }

    private static String text(@Nullable Object value) {
        return value == null ? "(none)" : value.toString();
    }
}
