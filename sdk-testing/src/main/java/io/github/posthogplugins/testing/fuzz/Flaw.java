package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.plugin.PluginError;
import org.jspecify.annotations.Nullable;

/**
 * What was wrong with how a plugin took an event.
 *
 * @param kind what flaws of the same making have in common
 * @param text what happened and where, on indented lines
 * @param cause what the test's own check threw, null if it was not that
 */
record Flaw(String kind, String text, @Nullable Throwable cause) {

    static Flaw of(PluginError error) {
        String place = error.location().map(location -> "\n    at " + location).orElse("");
        return new Flaw(
                error.name() + error.location().orElse(error.message()),
                "  " + error.toString().replace("\n", "\n  ") + place,
                null);
    }

    static Flaw ofValue(String json) {
        return new Flaw("value", "  processEvent returned " + json + ", which is neither an event nor falsy", null);
    }

    static Flaw of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).strip();
        return new Flaw(thrown.getClass().getName(), "  " + message.replace("\n", "\n  "), thrown);
    }

    boolean isHang() {
        return text.contains("Script execution timed out");
    }

    boolean isLike(Flaw other) {
        return kind.equals(other.kind);
    }
}
