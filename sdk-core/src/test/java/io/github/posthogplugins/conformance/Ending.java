package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.ingestion.IngestionOutcome;
import io.github.posthogplugins.ingestion.IngestionResult;
import io.github.posthogplugins.ingestion.IngestionWarning;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What became of an event, as rows say it.
 *
 * @param becomes {@code kept}, {@code dropped}, {@code value true}, {@code rejected: TypeError: …}
 * @param event the event as it left the chain, if it was kept
 * @param delivered the event as {@code onEvent} gets it, if it was delivered
 * @param stored the event as it would be stored, if it went through ingestion and would be
 * @param warnings the types of the warnings of ingestion
 */
record Ending(
        String becomes,
        Optional<JsonNode> event,
        Optional<JsonNode> delivered,
        Optional<JsonNode> stored,
        List<String> warnings) {

    static Ending of(ChainResult result) {
        return new Ending(
                words(result.outcome()),
                result.isKept() ? Optional.of(json(result.event())) : Optional.empty(),
                result.delivered().map(Ending::json),
                Optional.empty(),
                List.of());
    }

    /** Of an event that went through ingestion; {@code bypassed} if it did not reach the plugins. */
    static Ending of(IngestionResult result) {
        return new Ending(
                words(result.outcome()),
                result.chain().filter(ChainResult::isKept).map(chain -> json(chain.event())),
                result.delivered().map(Ending::json),
                result.stored().map(Ending::json),
                result.warnings().stream().map(IngestionWarning::type).toList());
    }

    private static String words(IngestionOutcome outcome) {
        if (outcome instanceof IngestionOutcome.Rejected rejected) {
            return "rejected: " + rejected.message();
        }
        if (outcome instanceof IngestionOutcome.Bypassed) {
            return "bypassed";
        }
        return outcome instanceof IngestionOutcome.Dropped ? "dropped" : "kept";
    }

    private static String words(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.Rejected rejected) {
            return "rejected: " + rejected.error();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "value " + value.json();
        }
        return outcome instanceof EventOutcome.Dropped ? "dropped" : "kept";
    }

    private static JsonNode json(PluginEvent event) {
        return Yaml.json(event.toJson());
    }
}
