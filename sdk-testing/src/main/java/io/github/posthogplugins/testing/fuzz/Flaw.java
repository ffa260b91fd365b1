package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.text.PluginErrorText;
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
        return new Flaw(PluginErrorText.kind(error), PluginErrorText.of(error), null);
    }

    static Flaw ofValue(String json) {
        return new Flaw("value", "  processEvent returned " + json + ", which is neither an event nor falsy", null);
    }

    static Flaw of(Throwable thrown) {
        String message = String.valueOf(thrown.getMessage()).strip();
        return new Flaw(thrown.getClass().getName(), "  " + message.replace("\n", "\n  "), thrown);
    }

    boolean isHang() {
        return text.contains(PluginErrorText.TIMED_OUT);
    }

    boolean isLike(Flaw other) {
        return kind.equals(other.kind);
    }
}
