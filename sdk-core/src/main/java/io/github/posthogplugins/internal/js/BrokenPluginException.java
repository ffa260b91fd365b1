package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.PluginError;

/** Thrown when a plugin has damaged its own context so much that an event can't get in or out of it. */
public final class BrokenPluginException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient PluginError error;

    BrokenPluginException(PluginError error) {
        super(error.toString());
        this.error = error;
    }

    /** Returns what is to be recorded for the plugin. */
    public PluginError error() {
        return error;
    }
}
