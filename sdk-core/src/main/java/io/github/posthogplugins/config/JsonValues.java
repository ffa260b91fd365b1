package io.github.posthogplugins.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Deep, unmodifiable copies of JSON values. */
final class JsonValues {

    private JsonValues() {}

    static Map<String, @Nullable Object> copy(Map<String, ? extends @Nullable Object> values) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        values.forEach((key, value) -> copy.put(key, copy(key, value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object copy(String key, @Nullable Object value) {
        if (value == null || value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        if (value instanceof List<?> list) {
            return copy(key, list);
        }
        if (value instanceof Map<?, ?> map) {
            return copyObject(key, map);
        }
        throw new IllegalArgumentException(
                "The config value '" + key + "' is a " + value.getClass().getName()
                        + ", which JSON cannot express. "
                        + "Use a String, Number, Boolean, List or Map, or withAttachment for files.");
    }

    private static List<@Nullable Object> copy(String key, List<?> list) {
        List<@Nullable Object> copy = new ArrayList<>();
        list.forEach(item -> copy.add(copy(key, item)));
        return Collections.unmodifiableList(copy);
    }

    private static Map<String, @Nullable Object> copyObject(String key, Map<?, ?> map) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        map.forEach((name, value) -> copy.put(String.valueOf(name), copy(key, value)));
        return Collections.unmodifiableMap(copy);
    }
}
