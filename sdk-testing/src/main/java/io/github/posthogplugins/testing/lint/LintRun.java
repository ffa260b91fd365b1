package io.github.posthogplugins.testing.lint;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.ChainUnderTest;
import io.github.posthogplugins.testing.chain.ChainTrace;
import io.github.posthogplugins.testing.chain.MemberChange;
import io.github.posthogplugins.testing.chain.TracedStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One event's way through the chain, and what else can be found out about it by sending events through single plugins.
 *
 * <p>Plugins are meant by their place in the chain, from 0.
 */
final class LintRun {

    private final ChainUnderTest chain;
    private final ChainTrace trace;
    private final boolean repeats;
    private final List<Conduct> conducts;
    private final Map<Integer, Boolean> repeatable = new HashMap<>();
    private final Map<Integer, Optional<Conduct>> atTheEnd = new HashMap<>();

    LintRun(ChainUnderTest chain, ChainTrace trace, boolean repeats) {
        this.chain = chain;
        this.trace = trace;
        this.repeats = repeats;
        this.conducts = trace.steps().stream().map(Conduct::new).toList();
    }

    /** Returns what the plugins did, up to the one that dropped the event. */
    List<Conduct> conducts() {
        return conducts;
    }

    Conduct conduct(int plugin) {
        return conducts.get(plugin);
    }

    /** All pairs of plugins that the event came to, the earlier one first. */
    List<Pair> pairs() {
        return IntStream.range(0, conducts.size())
                .boxed()
                .flatMap(later -> IntStream.range(0, later).mapToObj(earlier -> new Pair(this, earlier, later)))
                .toList();
    }

    /** Returns the plugin's name, with its id if another one is called the same. */
    String name(int plugin) {
        TracedStep step = conduct(plugin).step();
        boolean isUnique = trace.steps().stream()
                        .filter(other -> other.plugin().equals(step.plugin()))
                        .count()
                == 1;
        return isUnique ? step.plugin() : step.visit().step().plugin();
    }

    String eventName() {
        return trace.input().name();
    }

    /** The event as it left the last plugin that had it, if it did. */
    Optional<PluginEvent> left() {
        return trace.result().isKept()
                ? conducts.stream()
                        .flatMap(conduct -> conduct.step().left().stream())
                        .reduce((one, later) -> later)
                : Optional.empty();
    }

    /** Sends what has left the chain through the chain once more. */
    Optional<LintRun> again() {
        return repeats ? left().map(event -> new LintRun(chain, chain.trace(event), false)) : Optional.empty();
    }

    /** Returns what a plugin does with the event as it leaves the chain; nothing if it does not do the same thing twice. */
    Optional<Conduct> atTheEnd(int plugin) {
        Optional<Conduct> known = atTheEnd.get(plugin);
        if (known == null) {
            known = left().flatMap(event -> alone(plugin, event));
            atTheEnd.put(plugin, known);
        }
        return known;
    }

    /** Returns what a plugin does with an event; nothing if it does not do the same thing twice. */
    Optional<Conduct> alone(int plugin, PluginEvent event) {
        return repeats && isRepeatable(plugin) ? Optional.of(send(plugin, event)) : Optional.empty();
    }

    /** A plugin that counts, or remembers what it has seen, would answer for that. */
    private boolean isRepeatable(int plugin) {
        return repeatable.computeIfAbsent(plugin, key -> {
            Conduct first = conduct(key);
            return first.step()
                    .received()
                    .map(event -> send(key, event))
                    .filter(second -> second.step().result() == first.step().result())
                    .filter(second -> changes(second).equals(changes(first)))
                    .isPresent();
        });
    }

    private static List<MemberChange> changes(Conduct conduct) {
        return conduct.step().changes();
    }

    private Conduct send(int plugin, PluginEvent event) {
        return new Conduct(
                chain.of(chain.plugins().get(plugin)).trace(event).steps().get(0));
    }
}
