package io.github.posthogplugins.testing;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.testing.text.PluginErrorText;

/** Puts errors of plugins into messages. */
final class Failures {

    private Failures() {}

    /** What {@link PluginTestEnvironment#verify()} says of an error that no test wants. */
    static String finding(Plugin plugin, PluginError error) {
        return error.origin() == Origin.SETUP
                ? inSetUp(plugin)
                : "Plugin '" + plugin.identifier() + "' left a rejected promise unhandled\n" + PluginErrorText.of(error)
                        + "\nAwait the promise, or catch its error.";
    }

    static String inSetUp(Plugin plugin) {
        String what = plugin.errors().stream()
                .filter(error -> error.origin() == Origin.SETUP)
                .findFirst()
                .map(PluginErrorText::of)
                .orElse("  for no recorded reason");
        return "Plugin '" + plugin.identifier() + "' failed in setupPlugin, so PostHog would disable it\n" + what
                + "\nIf the test is about that, call plugin.setUp() first.";
    }
}
