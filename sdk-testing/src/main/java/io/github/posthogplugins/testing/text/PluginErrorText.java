package io.github.posthogplugins.testing.text;

import io.github.posthogplugins.plugin.PluginError;
import java.util.Collection;
import java.util.stream.Collectors;

/** Errors of plugins, as messages show and tell them apart. */
public final class PluginErrorText {

    /** What the message of an error begins with if the plugin was stopped. */
    public static final String TIMED_OUT = "Script execution timed out";

    private PluginErrorText() {}

    /** Returns the error's type and message, and where in the plugin it happened, on indented lines. */
    public static String of(PluginError error) {
        String place = error.location().map(location -> "\n    at " + location).orElse("");
        return "  " + error.toString().replace("\n", "\n  ") + place;
    }

    /** Returns the same for several errors, one below the other. */
    public static String of(Collection<PluginError> errors) {
        return errors.stream().map(PluginErrorText::of).collect(Collectors.joining("\n"));
    }

    /** Returns what errors of one type at one place have in common. */
    public static String kind(PluginError error) {
        return error.name() + error.location().orElse(error.message());
    }

    /** Tells whether the plugin was stopped because it took too long. */
    public static boolean isHang(PluginError error) {
        return error.message().startsWith(TIMED_OUT);
    }
}
