package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.ChainUnderTest;
import io.github.posthogplugins.testing.chain.ChainTrace;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks for mistakes in the order of a chain, by watching what its plugins do with events.
 *
 * <pre>{@code
 * ChainLinter.of(environment.chain(geoip, filter)).verify(TestEvents.pageview(), TestEvents.identify());
 * }</pre>
 *
 * <p>It sees what happens to these events only: give it one of each kind that the plugins treat differently. To be sure of
 * what it says, it sends some events through single plugins, and each through the whole chain, once more; what plugins send,
 * store and capture then happens more than once. So let it have a test of its own.
 */
public final class ChainLinter {

    private final ChainUnderTest chain;
    private boolean repeats = true;

    private ChainLinter(ChainUnderTest chain) {
        this.chain = chain;
    }

    /** Returns a linter for a chain. */
    public static ChainLinter of(ChainUnderTest chain) {
        return new ChainLinter(chain);
    }

    /** Lets every event pass once only. What would take another look is not found: most filters that come too early. */
    public ChainLinter withoutRepeating() {
        repeats = false;
        return this;
    }

    /** Sends events through the chain, and returns the mistakes; each once, in the order in which they were found. */
    public List<ChainFinding> run(PluginEvent... events) {
        List<ChainFinding> found = new ArrayList<>(SamePluginTwice.in(chain));
        for (PluginEvent event : events) {
            findings(event).forEach(finding -> add(found, finding));
        }
        return List.copyOf(found);
    }

    /**
     * Does the same, and fails if there is a mistake.
     *
     * @throws AssertionError that lists all mistakes
     */
    public void verify(PluginEvent... events) {
        List<ChainFinding> findings = run(events);
        if (!findings.isEmpty()) {
            String all = findings.stream().map(ChainFinding::toString).collect(Collectors.joining("\n\n"));
            throw new AssertionError("The chain " + names() + " is not in order\n\n" + all);
        }
    }

    private String names() {
        return chain.plugins().stream().map(plugin -> "'" + plugin.name() + "'").collect(Collectors.joining(", "));
    }

    private Stream<ChainFinding> findings(PluginEvent event) {
        ChainTrace trace = chain.trace(event);
        LintRun run = new LintRun(chain, trace, repeats);
        List<ChainFinding> ofOrder = Stream.of(
                        ReadTooEarly.in(run),
                        RemovedTooEarly.in(run),
                        Missed.in(run),
                        ReadTooLate.in(run),
                        WorkBeforeDrop.in(run),
                        Overwritten.in(run))
                .flatMap(List::stream)
                .toList();
        return Stream.concat(
                ofOrder.stream().filter(finding -> !isSaidBetter(finding, ofOrder)),
                NotRepeatable.in(run, ofOrder).stream());
    }

    /** What a plugin misses in general is no news where it is known what it looks for. */
    private static boolean isSaidBetter(ChainFinding finding, List<ChainFinding> all) {
        return finding.kind() == ChainFinding.Kind.MISSED
                && all.stream()
                        .anyMatch(other -> other.kind() != ChainFinding.Kind.MISSED
                                && other.plugins().equals(finding.plugins()));
    }

    private static void add(List<ChainFinding> found, ChainFinding finding) {
        for (int i = 0; i < found.size(); i++) {
            if (found.get(i).isLike(finding)) {
                found.set(i, found.get(i).and(finding));
                return;
            }
        }
        found.add(finding);
    }
}
