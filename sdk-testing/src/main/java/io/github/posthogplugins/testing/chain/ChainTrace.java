package io.github.posthogplugins.testing.chain;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The way of an event through a chain, plugin by plugin.
 *
 * @param result what came of it
 * @param steps what each plugin did, in order, up to the one that dropped the event
 */
public record ChainTrace(ChainResult result, List<TracedStep> steps) {

    /** Copies the list. */
    public ChainTrace {
        steps = List.copyOf(steps);
    }

    /** Returns the event that entered the chain. */
    public PluginEvent input() {
        return result.input();
    }

    /**
     * Returns what a plugin did.
     *
     * @param plugin its name, or its name and id, as in {@code "geoip (2)"}
     * @throws IllegalArgumentException if the event did not come to such a plugin
     */
    public TracedStep step(String plugin) {
        return steps.stream()
                .filter(step -> step.plugin().equals(plugin)
                        || step.visit().step().plugin().equals(plugin))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "The event did not come to a plugin '" + plugin + "'.\nIt came to " + names() + "."));
    }

    private String names() {
        return steps.isEmpty()
                ? "no plugin"
                : steps.stream().map(step -> "'" + step.plugin() + "'").collect(Collectors.joining(", "));
    }

    /** Returns the steps, with what each plugin changed. */
    @Override
    public String toString() {
        return steps.stream().map(TracedStep::toString).collect(Collectors.joining("\n"));
    }
}
