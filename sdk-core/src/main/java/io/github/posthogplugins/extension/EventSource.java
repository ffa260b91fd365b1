package io.github.posthogplugins.extension;

import io.github.posthogplugins.event.PluginEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored events that exports of the past read: in PostHog, the database.
 *
 * <p>Called on the plugin's thread; plugins of one runtime may call from several threads at once. A method that throws
 * makes the export fail as it does on PostHog's server when the database does not answer.
 */
public interface EventSource {

    /** Returns when the first event of a team happened; empty if it has none. */
    Optional<Instant> firstTimestamp(int teamId);

    /** Returns when the last event of a team happened; empty if it has none. */
    Optional<Instant> lastTimestamp(int teamId);

    /**
     * Returns a page of events, ordered by their timestamps; empty if there are no more. The order must be the same each
     * time.
     */
    List<PluginEvent> find(Query query);

    /**
     * Which events are wanted.
     *
     * @param teamId the team whose events they are
     * @param from the earliest time of an event
     * @param until the time that all events are before
     * @param offset how many of them to leave out
     * @param limit how many to return at most
     */
    record Query(int teamId, Instant from, Instant until, int offset, int limit) {}

    /**
     * Returns a source that holds these events. An event without a {@code team_id} belongs to every team.
     *
     * @throws IllegalArgumentException if an event has no {@code timestamp} in ISO 8601 with a zone
     */
    static EventSource of(List<PluginEvent> events) {
        return new InMemoryEvents(events);
    }
}
