package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the server fails at when it stores an event. */
final class StorageRules {

    private static final Pattern UUID =
            Pattern.compile("\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}");

    private StorageRules() {}

    /**
     * Refuses an event that can't be stored.
     *
     * @throws RejectedEventException in the server's words
     */
    static void require(PluginEvent event) {
        requireUuid(event);
        requireOffset(event.field("offset"));
        if (!event.fields().containsKey("event")) {
            throw new RejectedEventException("Cannot read properties of undefined (reading 'substr')");
        }
    }

    static void requireUuid(PluginEvent event) {
        if (!(event.field("uuid") instanceof String uuid && UUID.matcher(uuid).matches())) {
            throw new RejectedEventException("Not a valid UUID: \"" + JsValues.text(event.fields(), "uuid") + "\"");
        }
    }

    private static void requireOffset(@Nullable Object offset) {
        if (JsValues.isTruthy(offset) && Timestamps.milliseconds(offset).isEmpty()) {
            throw new RejectedEventException("Invalid unit value " + JsValues.text(offset));
        }
    }
}
