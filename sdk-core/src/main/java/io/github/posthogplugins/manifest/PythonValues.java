package io.github.posthogplugins.manifest;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** JSON values as Python, in which PostHog's API is written, sees them. */
final class PythonValues {

    private PythonValues() {}

    /** Tells whether {@code a == b}: 1, 1.0 and true are the same. */
    static boolean areEqual(@Nullable Object a, @Nullable Object b) {
        if (a instanceof List<?> one && b instanceof List<?> other) {
            return one.size() == other.size()
                    && IntStream.range(0, one.size()).allMatch(i -> areEqual(one.get(i), other.get(i)));
        }
        if (a instanceof Map<?, ?> one && b instanceof Map<?, ?> other) {
            return one.keySet().equals(other.keySet())
                    && one.keySet().stream().allMatch(key -> areEqual(one.get(key), other.get(key)));
        }
        return Objects.equals(comparable(a), comparable(b));
    }

    private static @Nullable Object comparable(@Nullable Object value) {
        if (value instanceof Boolean truth) {
            return truth ? BigDecimal.ONE : BigDecimal.ZERO;
        }
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }

    /** Returns {@code repr(text)}: in single quotes, if there are no such quotes inside. */
    static String repr(String text) {
        String quote = text.contains("'") && !text.contains("\"") ? "\"" : "'";
        return text.codePoints()
                .mapToObj(character -> escaped(character, quote))
                .collect(Collectors.joining("", quote, quote));
    }

    private static String escaped(int character, String quote) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> character == quote.charAt(0) ? "\\" + quote : Character.toString(character);
        };
    }
}
