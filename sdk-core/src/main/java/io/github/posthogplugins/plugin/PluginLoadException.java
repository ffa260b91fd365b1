package io.github.posthogplugins.plugin;

/**
 * Thrown when a plugin can't be loaded: its source does not parse, imports what PostHog does not offer, or its
 * top-level code throws.
 */
public final class PluginLoadException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PluginError error;

    /** A failure of that plugin. */
    public PluginLoadException(String plugin, PluginError error) {
        super(message(plugin, error));
        this.error = error;
    }

    /** Returns what PostHog's server would record. */
    public PluginError error() {
        return error;
    }

    private static String message(String plugin, PluginError error) {
        String place = error.location().map(location -> "\n  at " + location).orElse("");
        return "Plugin '" + plugin + "' can't be loaded" + place + "\n  "
                + error.toString().replace("\n", "\n  ");
    }
}
