package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What a chain did with one event. Immutable; safe to share between threads. */
public final class ChainResult {

    private final PluginEvent input;
    private final EventOutcome outcome;
    private final Markers markers;
    private final List<ChainStep> steps;
    private final Supplier<Optional<PluginEvent>> delivered;

    private ChainResult(
            PluginEvent input,
            EventOutcome outcome,
            Markers markers,
            List<ChainStep> steps,
            Supplier<Optional<PluginEvent>> delivered) {
        this.input = input;
        this.outcome = outcome;
        this.markers = markers;
        this.steps = steps;
        this.delivered = delivered;
    }

    /** Returns the result of a chain whose event has not been delivered. */
    public static ChainResult of(PluginEvent input, EventOutcome outcome, Markers markers, List<ChainStep> steps) {
        return new ChainResult(input, outcome, markers, List.copyOf(steps), Optional::empty);
    }

    /**
     * Returns the same result with the event that was delivered.
     *
     * @param event makes it, when it is asked for; each time it must return an equal one
     */
    public ChainResult withDelivered(Supplier<PluginEvent> event) {
        return new ChainResult(input, outcome, markers, steps, () -> Optional.of(event.get()));
    }

    /** Returns the event that entered the chain. */
    public PluginEvent input() {
        return input;
    }

    /** Returns what became of the event. */
    public EventOutcome outcome() {
        return outcome;
    }

    /** Returns which plugins dealt with the event. */
    public Markers markers() {
        return markers;
    }

    /** Returns what each plugin did, in order, up to the one that dropped the event. */
    public List<ChainStep> steps() {
        return steps;
    }

    /** Returns the event in the form in which {@code onEvent} receives it; empty if it did not go on. */
    public Optional<PluginEvent> delivered() {
        return delivered.get();
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

    @Override
    public String toString() {
        return "ChainResult[" + describe(outcome) + ", " + steps + "]";
    }
}
