package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Assertions about an error that a plugin threw, or that the host found. */
public class PluginErrorAssert extends PluginAssert<PluginErrorAssert, PluginError> {

    /** Begins assertions about this error. */
    public PluginErrorAssert(PluginError actual) {
        super(actual, PluginErrorAssert.class);
    }

    /** Checks the error's name, such as {@code TypeError}. */
    public PluginErrorAssert hasName(String name) {
        isNotNull();
        return require(name.equals(actual.name()), "name", name, actual.name());
    }

    /** Checks the whole message. */
    public PluginErrorAssert hasMessage(String message) {
        isNotNull();
        return require(message.equals(actual.message()), "message", message, actual.message());
    }

    /** Checks that the message contains that text. */
    public PluginErrorAssert messageContains(String text) {
        isNotNull();
        return require(actual.message().contains(text), "message with", text, actual.message());
    }

    /**
     * Checks where in the plugin it happened: {@code index.ts:12:5}, or {@code index.ts:12} for anywhere in a line.
     *
     * <p>Lines and columns are those of the author's file, and count from 1.
     */
    public PluginErrorAssert happenedAt(String place) {
        isNotNull();
        String found = actual.location().orElse("(an unknown place)");
        return require(found.equals(place) || found.startsWith(place + ":"), "place", place, found);
    }

    /** Checks which hook, task or job failed: {@code setupPlugin}, {@code runEveryMinute}, the name of a job. */
    public PluginErrorAssert happenedIn(String hook) {
        isNotNull();
        return require(hook.equals(actual.hook()), "hook", hook, actual.hook());
    }

    /** Checks that it belongs to no hook, but to a promise that nobody awaited. */
    public PluginErrorAssert wasNotHandled() {
        isNotNull();
        Origin origin = actual.origin();
        return require(
                origin == Origin.UNHANDLED_REJECTION, "origin", Origin.UNHANDLED_REJECTION.name(), origin.name());
    }

    private PluginErrorAssert require(boolean holds, String what, String expected, @Nullable String found) {
        if (!holds) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "Expecting the error to have the %s\n%s\nbut it has\n%s\nIt is\n%s",
                    what,
                    Described.indented(expected),
                    Described.indented(Objects.requireNonNullElse(found, "(none)")),
                    PluginErrorText.of(actual));
        }
        return this;
    }
}
