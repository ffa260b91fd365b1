package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored events that exports of the past read. */
final class Past {

    private static final Instant FIRST = Instant.parse("2023-06-01T10:00:00Z");

    private Past() {}

    /** Events one by one, {@code count} of them {@code apart}, or {@code silent}: a database that does not answer. */
    static EventSource of(@Nullable JsonNode past) {
        if (past == null) {
            return EventSource.of(List.of());
        }
        if (past.isTextual()) {
            return new Silent();
        }
        return EventSource.of(past.isArray() ? listed(past) : repeated((ObjectNode) past));
    }

    private static List<PluginEvent> listed(JsonNode events) {
        List<PluginEvent> listed = new ArrayList<>();
        events.forEach(event -> listed.add(PluginEvent.fromJson(event.toString())));
        return listed;
    }

    private static List<PluginEvent> repeated(ObjectNode rule) {
        Duration apart = Duration.parse(rule.path("apart").asText());
        List<PluginEvent> events = new ArrayList<>();
        for (int i = 0; i < rule.path("count").asInt(); i++) {
            events.add(PluginEvent.named("e" + i)
                    .with("team_id", PluginRow.TEAM)
                    .with("timestamp", FIRST.plus(apart.multipliedBy(i)).toString()));
        }
        return events;
    }

    private static final class Silent implements EventSource {

        @Override
        public Optional<Instant> firstTimestamp(int teamId) {
            return Optional.empty();
        }

        @Override
        public Optional<Instant> lastTimestamp(int teamId) {
            return Optional.empty();
        }

        @Override
        public List<PluginEvent> find(Query query) {
            throw new IllegalStateException("no answer");
        }
    }
}
