package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.diff.EventDiff;
import org.jspecify.annotations.Nullable;

/** Compares JSON values in Java's terms; JSON knows one type of number only. */
final class JsonEquality {

    private JsonEquality() {}

    static boolean same(@Nullable Object one, @Nullable Object other) {
        return EventDiff.between(one, other).isEmpty();
    }
}
