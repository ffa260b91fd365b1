package io.github.posthogplugins.testing.diff;

import org.jspecify.annotations.Nullable;

/**
 * One place in which two values differ.
 *
 * @param kind how they differ
 * @param path where
 * @param expected what was expected there, null if nothing was
 * @param actual what is there, null if nothing is
 */
record Difference(
        Kind kind,
        JsonPath path,
        @Nullable Object expected,
        @Nullable Object actual) {

    /** How two values differ. */
    enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        MOVED
    }

    static Difference added(JsonPath path, @Nullable Object actual) {
        return new Difference(Kind.ADDED, path, null, actual);
    }

    static Difference removed(JsonPath path, @Nullable Object expected) {
        return new Difference(Kind.REMOVED, path, expected, null);
    }

    static Difference changed(JsonPath path, @Nullable Object expected, @Nullable Object actual) {
        return new Difference(Kind.CHANGED, path, expected, actual);
    }

    static Difference moved(JsonPath path, @Nullable Object value) {
        return new Difference(Kind.MOVED, path, value, value);
    }
}
