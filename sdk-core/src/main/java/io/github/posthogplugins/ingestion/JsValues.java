package io.github.posthogplugins.ingestion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** JSON values as JavaScript takes them. */
final class JsValues {

    /** Between these, JavaScript spells numbers without an exponent. */
    private static final double SMALL = 1e-6;

    private static final double LARGE = 1e21;

    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private JsValues() {}

    static boolean isTruthy(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return value != null && !value.equals(false) && !value.equals("");
    }

    /** Returns {@code String(value)}. */
    static String text(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(element -> element == null ? "" : text(element))
                    .collect(Collectors.joining(","));
        }
        if (value instanceof Map) {
            return "[object Object]";
        }
        return value instanceof Number number ? text(number) : String.valueOf(value);
    }

    /** Returns {@code String(event.field)}. */
    static String text(Map<String, ?> event, String field) {
        return event.containsKey(field) ? text(event.get(field)) : "undefined";
    }

    /** Returns {@code JSON.stringify(event.field)}. */
    static String json(Map<String, ?> event, String field) {
        return event.containsKey(field) ? json(event.get(field)) : "undefined";
    }

    private static String json(@Nullable Object value) {
        try {
            return value instanceof Number number ? text(number) : WRITER.writeValueAsString(value);
        } catch (JsonProcessingException alreadyRead) {
            throw new UncheckedIOException(alreadyRead);
        }
    }

    private static String text(Number number) {
        double value = number.doubleValue();
        double size = Math.abs(value);
        if (size >= SMALL && size < LARGE) {
            return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
        }
        return size == 0
                ? "0"
                : Double.toString(value).replaceFirst("(?:\\.0)?E(-?)", "e+$1").replace("+-", "-");
    }

    /** Returns a copy of an object, and an empty one for everything else: what spreading it gives. */
    static Map<String, @Nullable Object> spread(@Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, member) -> copy.put(String.valueOf(name), member));
        }
        return copy;
    }
}
