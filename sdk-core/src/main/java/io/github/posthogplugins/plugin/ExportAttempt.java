package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One call of {@code exportEvents}.
 *
 * @param endedAt when it ended, on the plugin's clock
 * @param events the batch that it was given
 * @param outcome how it ended
 * @param problem name and message of what it threw, null if it threw nothing
 */
public record ExportAttempt(
        Instant endedAt,
        List<PluginEvent> events,
        Outcome outcome,
        @Nullable String problem) {

    /** Copies the list. */
    public ExportAttempt {
        events = List.copyOf(events);
    }

    /** How an attempt ended. */
    public enum Outcome {
        /** It threw nothing. */
        DELIVERED,
        /** It threw a {@code RetryError}: the batch is given to the plugin again, unless that has been done too often. */
        TO_BE_RETRIED,
        /** It threw anything else: the batch is lost. */
        FAILED
    }
}
