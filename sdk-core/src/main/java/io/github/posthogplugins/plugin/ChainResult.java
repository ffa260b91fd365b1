package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import java.util.List;
import java.util.Optional;

/**
 * What a chain did with one event.
 *
 * @param input the event that entered the chain
 * @param outcome what became of it
 * @param markers which plugins dealt with it
 * @param steps what each plugin did, in order, up to the one that dropped the event
 * @param delivered the event as {@code onEvent} received it; empty if it was not delivered
 */
public record ChainResult(
        PluginEvent input,
        EventOutcome outcome,
        Markers markers,
        List<ChainStep> steps,
        Optional<PluginEvent> delivered) {

    /** Copies the steps. */
    public ChainResult {
        steps = List.copyOf(steps);
    }

    /** Tells whether the event goes on. */
    public boolean isKept() {
        return outcome instanceof EventOutcome.Kept;
    }

    /** Tells whether a plugin returned nothing. */
    public boolean isDropped() {
        return outcome instanceof EventOutcome.Dropped;
    }

    /** Returns the identifier of the plugin that dropped the event, if one did. */
    public Optional<String> droppedBy() {
        return outcome instanceof EventOutcome.Dropped dropped ? Optional.of(dropped.plugin()) : Optional.empty();
    }

    /**
     * Returns the event as it left the chain.
     *
     * @throws IllegalStateException if it was not kept; the message says what happened instead
     */
    public PluginEvent event() {
        if (outcome instanceof EventOutcome.Kept kept) {
            return kept.event();
        }
        throw new IllegalStateException("There is no event: it was " + describe(outcome) + ".");
    }

    /** Returns the errors of this event's way through the chain, in order. */
    public List<PluginError> errors() {
        return steps.stream()
                .flatMap(step -> Optional.ofNullable(step.error()).stream())
                .toList();
    }

    private static String describe(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return "dropped by " + dropped.plugin();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "replaced by " + value.json() + " by " + value.plugin();
        }
        if (outcome instanceof EventOutcome.Rejected rejected) {
            return "rejected with " + rejected.error();
        }
        return "kept";
    }

    /** Returns the same result with the event that was delivered. */
    public ChainResult withDelivered(PluginEvent event) {
        return new ChainResult(input, outcome, markers, steps, Optional.of(event));
    }
}
