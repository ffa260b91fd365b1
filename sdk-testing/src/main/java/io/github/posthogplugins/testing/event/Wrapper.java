package io.github.posthogplugins.testing.event;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What PostHog's API, its SQL editor, its libraries and ClickHouse put around events. */
final class Wrapper {

    private static final List<String> NAMES = List.of("results", "batch", "data");

    private Wrapper() {}

    /** Returns what an object holds that is no event itself but holds some. */
    static Optional<List<?>> contents(Map<?, ?> object) {
        if (object.containsKey("event")) {
            return Optional.empty();
        }
        if (object.get("columns") instanceof List<?> names && object.get("results") instanceof List<?> rows) {
            return Optional.of(rows.stream().map(row -> named(names, row)).toList());
        }
        for (String name : NAMES) {
            if (object.get(name) instanceof List<?> events) {
                return Optional.of(events);
            }
        }
        return Optional.empty();
    }

    /** The SQL editor has the names of the columns once, above the rows. */
    private static Object named(List<?> names, Object row) {
        Map<Object, @Nullable Object> event = new LinkedHashMap<>();
        List<?> values = row instanceof List<?> list ? list : List.of();
        for (int i = 0; i < Math.min(names.size(), values.size()); i++) {
            event.put(names.get(i), values.get(i));
        }
        return event;
    }
}
