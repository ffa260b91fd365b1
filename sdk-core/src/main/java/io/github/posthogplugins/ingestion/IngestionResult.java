package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.ingestion.IngestionOutcome.Bypassed;
import io.github.posthogplugins.ingestion.IngestionOutcome.Dropped;
import io.github.posthogplugins.ingestion.IngestionOutcome.Rejected;
import io.github.posthogplugins.ingestion.IngestionOutcome.Stored;
import io.github.posthogplugins.ingestion.IngestionStep.Stage;
import io.github.posthogplugins.plugin.ChainResult;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What ingestion did with one event. Immutable; safe to share between threads. */
public final class IngestionResult {

    private final PluginEvent captured;
    private final IngestionOutcome outcome;
    private final List<IngestionStep> steps;
    private final @Nullable ChainResult chain;
    private final @Nullable PluginEvent delivered;
    private final List<IngestionWarning> warnings;

    IngestionResult(
            PluginEvent captured,
            IngestionOutcome outcome,
            List<IngestionStep> steps,
            @Nullable ChainResult chain,
            @Nullable PluginEvent delivered,
            List<IngestionWarning> warnings) {
        this.captured = captured;
        this.outcome = outcome;
        this.steps = List.copyOf(steps);
        this.chain = chain;
        this.delivered = delivered;
        this.warnings = List.copyOf(warnings);
    }

    /** Returns the event as it was captured. */
    public PluginEvent captured() {
        return captured;
    }

    /** Returns what became of the event. */
    public IngestionOutcome outcome() {
        return outcome;
    }

    /** Returns the steps that the event went through, in order; a step that failed is not among them. */
    public List<IngestionStep> steps() {
        return steps;
    }

    /** Returns the event after a step; empty if it did not get there, or ended there. */
    public Optional<PluginEvent> after(Stage stage) {
        return steps.stream().filter(step -> step.stage() == stage).findFirst().flatMap(IngestionStep::event);
    }

    /** Returns what the plugins did; empty if the event did not reach them. */
    public Optional<ChainResult> chain() {
        return Optional.ofNullable(chain);
    }

    /** Returns the event as it would be stored; empty if it would not. */
    public Optional<PluginEvent> stored() {
        return outcome instanceof Stored stored ? Optional.of(stored.event()) : Optional.empty();
    }

    /** Returns the event as {@code onEvent} (or {@code onSnapshot}) got it; empty if it was not delivered. */
    public Optional<PluginEvent> delivered() {
        return Optional.ofNullable(delivered);
    }

    /** Returns the ingestion warnings that the team would see. */
    public List<IngestionWarning> warnings() {
        return warnings;
    }

    @Override
    public String toString() {
        return "IngestionResult[" + words() + ", "
                + steps.stream().map(IngestionStep::stage).toList() + "]";
    }

    private String words() {
        if (outcome instanceof Dropped dropped) {
            return "dropped by " + dropped.plugin();
        }
        if (outcome instanceof Rejected rejected) {
            return "rejected: " + rejected.message();
        }
        return outcome instanceof Bypassed bypassed ? "bypassed: " + bypassed.reason() : "stored";
    }
}
