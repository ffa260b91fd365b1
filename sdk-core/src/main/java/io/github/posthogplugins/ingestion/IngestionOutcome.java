package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;

/** What became of an event in ingestion. */
public sealed interface IngestionOutcome {

    /**
     * It would be stored.
     *
     * @param event the event as it would be stored
     */
    record Stored(PluginEvent event) implements IngestionOutcome {}

    /**
     * A plugin returned nothing.
     *
     * @param plugin the plugin's identifier
     */
    record Dropped(String plugin) implements IngestionOutcome {}

    /**
     * A step failed; the server puts such an event aside, in its dead-letter queue.
     *
     * @param message the server's error
     */
    record Rejected(String message) implements IngestionOutcome {}

    /**
     * It does not reach the plugins, nor the table of events.
     *
     * @param reason why
     */
    record Bypassed(String reason) implements IngestionOutcome {}
}
