package io.github.posthogplugins.testing.expectation;

import io.github.posthogplugins.event.PluginEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The properties in which PostHog notes which plugins have dealt with an event: they say nothing of what plugins do. */
public final class Marks {

    private static final List<String> NAMES = List.of("$plugins_succeeded", "$plugins_failed", "$plugins_deferred");
    private static final String PROPERTIES = "properties";

    private Marks() {}

    /** Returns properties without those marks, in a map of its own. */
    public static Map<String, @Nullable Object> without(Map<?, ?> properties) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        properties.forEach((name, value) -> rest.put(String.valueOf(name), value));
        rest.keySet().removeAll(NAMES);
        return rest;
    }

    /** Returns the fields of an event without those marks. */
    public static Map<String, @Nullable Object> without(PluginEvent event) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(event.fields());
        if (fields.get(PROPERTIES) instanceof Map<?, ?> properties) {
            fields.put(PROPERTIES, without(properties));
        }
        return fields;
    }

    /** Returns the same for an event that has got properties only for its marks, if the original had none. */
    static Map<String, @Nullable Object> without(PluginEvent event, PluginEvent original) {
        Map<String, @Nullable Object> fields = without(event);
        if (Map.of().equals(fields.get(PROPERTIES)) && !original.fields().containsKey(PROPERTIES)) {
            fields.remove(PROPERTIES);
        }
        return fields;
    }
}
