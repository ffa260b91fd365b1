package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.extension.EventSource.Query;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The stored events of a team, as the guest side asks for them.
 *
 * @param source where they are
 * @param teamId whose they are
 */
record StoredEvents(EventSource source, int teamId) {

    /** Returns when the first and the last event happened, as JSON. */
    String boundaries() {
        Map<String, @Nullable Object> boundaries = new LinkedHashMap<>();
        boundaries.put("min", millis(source.firstTimestamp(teamId)));
        boundaries.put("max", millis(source.lastTimestamp(teamId)));
        return JsonCodec.text(boundaries);
    }

    private static @Nullable Long millis(Optional<Instant> time) {
        return time.map(Instant::toEpochMilli).orElse(null);
    }

    /** Returns the events from one time, in milliseconds since 1970, up to another, as JSON. */
    String page(double from, double until, int offset, int limit) {
        Query query =
                new Query(teamId, Instant.ofEpochMilli((long) from), Instant.ofEpochMilli((long) until), offset, limit);
        return source.find(query).stream().map(PluginEvent::toJson).collect(Collectors.joining(",", "[", "]"));
    }
}
