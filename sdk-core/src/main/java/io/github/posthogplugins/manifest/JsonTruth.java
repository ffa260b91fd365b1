package io.github.posthogplugins.manifest;

import org.jspecify.annotations.Nullable;

/** JavaScript's idea of truth, for JSON values. */
final class JsonTruth {

    private JsonTruth() {}

    static boolean isTruthy(@Nullable Object value) {
        if (value instanceof Number number) {
            return number.doubleValue() != 0;
        }
        return value != null && !value.equals(false) && !value.equals("");
    }
}
