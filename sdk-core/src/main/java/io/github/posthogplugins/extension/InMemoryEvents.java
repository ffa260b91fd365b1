package io.github.posthogplugins.extension;

import io.github.posthogplugins.event.PluginEvent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Events in a list. */
final class InMemoryEvents implements EventSource {

    private final List<Stored> stored;

    InMemoryEvents(List<PluginEvent> events) {
        this.stored = events.stream()
                .map(Stored::of)
                .sorted(Comparator.comparing(Stored::timestamp))
                .toList();
    }

    @Override
    public Optional<Instant> firstTimestamp(int teamId) {
        return ofTeam(teamId).map(Stored::timestamp).findFirst();
    }

    @Override
    public Optional<Instant> lastTimestamp(int teamId) {
        return ofTeam(teamId).map(Stored::timestamp).reduce((earlier, later) -> later);
    }

    @Override
    public List<PluginEvent> find(Query query) {
        return ofTeam(query.teamId())
                .filter(event -> event.isWithin(query.from(), query.until()))
                .skip(query.offset())
                .limit(query.limit())
                .map(Stored::event)
                .toList();
    }

    private Stream<Stored> ofTeam(int teamId) {
        return stored.stream().filter(entry -> entry.event().teamId().orElse(teamId) == teamId);
    }

    private record Stored(PluginEvent event, Instant timestamp) {

        static Stored of(PluginEvent event) {
            return new Stored(event, timestamp(event));
        }

        private static Instant timestamp(PluginEvent event) {
            Object timestamp = event.field("timestamp");
            try {
                return OffsetDateTime.parse(String.valueOf(timestamp)).toInstant();
            } catch (DateTimeException notIso) {
                throw new IllegalArgumentException(
                        "The event '" + event.name() + "' has the timestamp " + timestamp
                                + ", but a stored event needs one such as 2024-01-01T12:00:00.000Z.",
                        notIso);
            }
        }

        boolean isWithin(Instant from, Instant until) {
            return !timestamp.isBefore(from) && timestamp.isBefore(until);
        }
    }
}
