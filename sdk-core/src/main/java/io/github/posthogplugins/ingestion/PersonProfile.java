package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Whether an event may touch its person: {@code $process_person_profile} of late 2024 (event.md §8).
 *
 * <p>Only {@code false} forbids it.
 */
final class PersonProfile {

    private static final String FLAG = "$process_person_profile";
    private static final Set<String> PERSON_EVENTS =
            Set.of("$identify", "$create_alias", "$merge_dangerously", "$groupidentify");
    private static final List<String> PERSON_FIELDS = List.of("$set", "$set_once", "$unset");

    private PersonProfile() {}

    static boolean isForbidden(PluginEvent event) {
        return Boolean.FALSE.equals(event.property(FLAG));
    }

    /** Tells whether it can't be taken seriously, because all that it does is to its person. */
    static boolean isPointless(PluginEvent event) {
        return isForbidden(event) && PERSON_EVENTS.contains(event.name());
    }

    static void warnOfOtherValues(PluginEvent event, Consumer<IngestionWarning> warnings) {
        if (event.hasProperty(FLAG) && !(event.property(FLAG) instanceof Boolean)) {
            Map<String, @Nullable Object> details = details(event);
            details.put(FLAG, event.property(FLAG));
            details.put("message", "Only a boolean value is valid for the $process_person_profile property");
            warnings.accept(new IngestionWarning("invalid_process_person_profile", details));
        }
    }

    /** What the server says of the event in its warnings. */
    static Map<String, @Nullable Object> details(PluginEvent event) {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("eventUuid", event.field("uuid"));
        details.put("event", event.field("event"));
        details.put("distinctId", event.field("distinct_id"));
        return details;
    }

    /** Takes away what the event must not do to its person. */
    static void apply(Draft event, boolean forbidden) {
        Map<String, @Nullable Object> properties = event.properties();
        if (forbidden || "$groupidentify".equals(event.get("event"))) {
            PERSON_FIELDS.forEach(event::remove);
            properties.keySet().removeAll(PERSON_FIELDS);
        }
        if (forbidden) {
            properties.put(FLAG, false);
        } else {
            properties.remove(FLAG);
        }
        event.putProperties(properties);
    }
}
