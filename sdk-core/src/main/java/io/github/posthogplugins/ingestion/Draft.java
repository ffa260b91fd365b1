package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An event while it is being changed, by one thread. */
final class Draft {

    private static final String PROPERTIES = "properties";

    private final PluginEvent original;
    private final Map<String, @Nullable Object> fields;
    private boolean changed;

    private Draft(PluginEvent original) {
        this.original = original;
        this.fields = new LinkedHashMap<>(original.fields());
    }

    static Draft of(PluginEvent event) {
        return new Draft(event);
    }

    @Nullable
    Object get(String field) {
        return fields.get(field);
    }

    void put(String field, @Nullable Object value) {
        if (!fields.containsKey(field) || !Objects.equals(fields.get(field), value)) {
            fields.put(field, value);
            changed = true;
        }
    }

    void remove(String field) {
        if (fields.containsKey(field)) {
            fields.remove(field);
            changed = true;
        }
    }

    /** Returns all fields as they stand. */
    Map<String, @Nullable Object> fields() {
        return Collections.unmodifiableMap(fields);
    }

    /** Returns a copy of the properties; empty if there are none. */
    Map<String, @Nullable Object> properties() {
        return JsValues.spread(fields.get(PROPERTIES));
    }

    void putProperties(Map<String, @Nullable Object> properties) {
        put(PROPERTIES, properties);
    }

    /** Returns the event: as it is spelled, if nothing was changed. */
    PluginEvent toEvent() {
        return changed ? PluginEvent.of(fields) : original;
    }
}
