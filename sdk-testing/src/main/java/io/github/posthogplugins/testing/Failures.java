package io.github.posthogplugins.testing;

import io.github.posthogplugins.plugin.PluginError;

/** Puts errors of plugins into messages. */
final class Failures {

    private Failures() {}

    /** The error's type and message, and where it happened, on indented lines. */
    static String describe(PluginError error) {
        String place = error.location().map(location -> "\n    at " + location).orElse("");
        return "  " + error.toString().replace("\n", "\n  ") + place;
    }
}
