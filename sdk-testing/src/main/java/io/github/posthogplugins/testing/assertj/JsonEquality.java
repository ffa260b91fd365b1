package io.github.posthogplugins.testing.assertj;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares JSON values in Java's terms; JSON knows one type of number only. */
final class JsonEquality {

    private JsonEquality() {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Number first && other instanceof Number second) {
            return sameNumber(first, second);
        }
        if (one instanceof List<?> first && other instanceof List<?> second) {
            return sameElements(first, second);
        }
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            return sameEntries(first, second);
        }
        return Objects.equals(one, other);
    }

    private static boolean sameNumber(Number one, Number other) {
        try {
            return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0;
        } catch (NumberFormatException notFinite) {
            return one.equals(other);
        }
    }

    private static boolean sameElements(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!same(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameEntries(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream().allMatch(entry -> same(entry.getValue(), other.get(entry.getKey())));
    }
}
