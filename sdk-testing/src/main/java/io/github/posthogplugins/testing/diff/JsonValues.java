package io.github.posthogplugins.testing.diff;

import io.github.posthogplugins.event.PluginEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** JSON values in Java's terms. */
final class JsonValues {

    private JsonValues() {}

    /** Copies a value, with events as what they consist of. */
    static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof PluginEvent event) {
            return event.fields();
        }
        if (value instanceof Map<?, ?> object) {
            return plainObject(object);
        }
        if (value instanceof Iterable<?> array) {
            List<@Nullable Object> copy = new ArrayList<>();
            array.forEach(element -> copy.add(plain(element)));
            return copy;
        }
        if (value == null || value instanceof String || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        throw new IllegalArgumentException("A " + value.getClass().getName() + " is no JSON value."
                + " Pass events, strings, numbers, booleans, lists, maps and null.");
    }

    private static Map<String, @Nullable Object> plainObject(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, member) -> copy.put(String.valueOf(name), plain(member)));
        return copy;
    }

    /** Tells whether two values that are no containers are the same; JSON knows one type of number only. */
    static boolean sameScalar(@Nullable Object one, @Nullable Object other) {
        return one instanceof Number first && other instanceof Number second
                ? sameNumber(first, second)
                : Objects.equals(one, other);
    }

    private static boolean sameNumber(Number one, Number other) {
        try {
            return one.equals(other) || decimal(one).compareTo(decimal(other)) == 0;
        } catch (NumberFormatException notFinite) {
            return false;
        }
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }
}
