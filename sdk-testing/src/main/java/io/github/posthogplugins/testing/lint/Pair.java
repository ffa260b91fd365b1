package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.testing.chain.MemberPath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Two plugins of a chain.
 *
 * @param run the event's way through the chain
 * @param first the place of the earlier one
 * @param second the place of the later one
 */
record Pair(LintRun run, int first, int second) {

    Conduct earlier() {
        return run.conduct(first);
    }

    Conduct later() {
        return run.conduct(second);
    }

    String earlierName() {
        return run.name(first);
    }

    String laterName() {
        return run.name(second);
    }

    List<String> names() {
        return List.of(earlierName(), laterName());
    }

    ChainFinding finding(
            ChainFinding.Kind kind, List<MemberPath> members, String summary, List<String> details, String advice) {
        List<String> rows = new ArrayList<>(details);
        rows.add("event     " + run.eventName());
        return new ChainFinding(kind, names(), members, summary, rows, advice);
    }

    // ---- the order that would mend it ----

    /** Says to put the later plugin first, by moving it if that harms nobody, else by moving the other one. */
    String bringForward() {
        return canComeForward() ? forward() : canGoBack() ? back() : noOrder();
    }

    /** Says the same, by moving the earlier plugin if that harms nobody. */
    String putBack() {
        return canGoBack() ? back() : canComeForward() ? forward() : noOrder();
    }

    private String forward() {
        return "Move '" + laterName() + "' in front of '" + earlierName() + "'.";
    }

    private String back() {
        return "Move '" + earlierName() + "' behind '" + laterName() + "'.";
    }

    private String noOrder() {
        return "No order mends this, because each needs what the other does. Let one plugin do both, or split one.";
    }

    private boolean canComeForward() {
        return IntStream.range(first, second).noneMatch(other -> needs(second, other) || takesFrom(second, other));
    }

    private boolean canGoBack() {
        return IntStream.rangeClosed(first + 1, second)
                .noneMatch(other -> needs(other, first) || takesFrom(other, first));
    }

    /** Tells whether a plugin looks up, changes or removes what another has set before it. */
    private boolean needs(int plugin, int source) {
        Conduct conduct = run.conduct(plugin);
        return run.conduct(source).values().keySet().stream()
                .anyMatch(path -> conduct.found(path)
                        || conduct.removed().contains(path)
                        || conduct.values().containsKey(path)
                                && conduct.listedAround(path)
                                && !conduct.created().contains(path));
    }

    /** Tells whether a plugin removes what another looks up. */
    private boolean takesFrom(int plugin, int reader) {
        return run.conduct(plugin).removed().stream().anyMatch(run.conduct(reader)::found);
    }
}
