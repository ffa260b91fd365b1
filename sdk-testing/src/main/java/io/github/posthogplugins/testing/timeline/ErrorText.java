package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.timeline.Timeline.PluginFailure;
import java.util.ArrayList;
import java.util.List;

/** An error of a plugin with its guest stack; long ones are cut, unlike in what assertions say. */
final class ErrorText {

    private ErrorText() {}

    /** The error and its frames, in the author's files and lines. */
    static List<String> lines(PluginError error) {
        List<String> lines = new ArrayList<>(Lines.of(error.toString()));
        GuestStack.of(error).frames().forEach(frame -> lines.add("    at " + frame));
        return lines;
    }

    /** The error under a line that says what failed where, and the line of code. */
    static String headed(PluginFailure failure) {
        PluginError error = failure.error();
        List<String> lines = new ArrayList<>();
        lines.add("Plugin '" + failure.plugin().identifier() + "' failed" + hook(error)
                + error.location().map(place -> " at " + place).orElse(""));
        lines(error).forEach(line -> lines.add("  " + line));
        failure.source().ifPresent(source -> CodeFrame.of(error, source).forEach(line -> lines.add("  " + line)));
        return String.join("\n", lines);
    }

    private static String hook(PluginError error) {
        return switch (error.origin()) {
            case LOADING -> " to load";
            case SETUP -> " in setupPlugin";
            case HOOK -> error.hook() == null ? "" : " in " + error.hook();
            case UNHANDLED_REJECTION -> " in a promise that nobody awaits";
        };
    }
}
