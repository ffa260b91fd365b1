package io.github.posthogplugins.testing.timeline;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A note.
 *
 * @param at when it was taken, on the plugins' clock
 * @param depth how far it is indented
 * @param plugin who did it, null if it was no plugin
 * @param lines what to tell
 */
record Entry(Instant at, Depth depth, @Nullable String plugin, Supplier<List<String>> lines) {

    /** What happens within what. */
    enum Depth {
        /** What the test does. */
        CALL,
        /** A hook of a plugin. */
        HOOK,
        /** What happens in a hook. */
        ACTIVITY;

        String indent() {
            return "  ".repeat(ordinal());
        }
    }
}
