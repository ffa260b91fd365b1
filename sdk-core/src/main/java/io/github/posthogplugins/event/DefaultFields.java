package io.github.posthogplugins.event;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The fields that every event has when it reaches a plugin on PostHog's server. */
final class DefaultFields {

    private DefaultFields() {}

    static Map<String, @Nullable Object> of(String event) {
        String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("uuid", UUID.randomUUID().toString());
        fields.put("event", event);
        fields.put("distinct_id", "anonymous");
        fields.put("team_id", 1);
        fields.put("ip", null);
        fields.put("site_url", null);
        fields.put("now", now);
        fields.put("timestamp", now);
        fields.put("properties", Map.of());
        return fields;
    }
}
