package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import java.util.Optional;

/**
 * A step of an event's way through ingestion.
 *
 * @param stage which one
 * @param event the event after it; empty if the event ended there
 */
public record IngestionStep(Stage stage, Optional<PluginEvent> event) {

    /** The steps, in their order. */
    public enum Stage {
        /** The message was read: its {@code data} is merged with what is around it. */
        READ,
        /** The event was normalised for the plugins (event.md §2.1). */
        NORMALISED,
        /** The team was found, and its settings applied. */
        TEAM_FOUND,
        /** What {@code $process_person_profile} forbids was taken away (event.md §8). */
        PROFILE_APPLIED,
        /** {@code processEvent} of all plugins has run. */
        PLUGINS_RAN,
        /** The event was normalised once more (event.md §2.2). */
        NORMALISED_AGAIN,
        /** The event is as it would be stored (event.md §3). */
        STORED
    }
}
