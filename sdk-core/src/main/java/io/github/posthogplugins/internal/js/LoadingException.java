package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.PluginError;

/** Thrown when an attempt at loading a plugin has failed. */
final class LoadingException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient PluginError error;
    private final boolean isFinal;

    private LoadingException(PluginError error, boolean isFinal) {
        super(error.toString());
        this.error = error;
        this.isFinal = isFinal;
    }

    /** There is nothing that a second attempt could load. */
    static LoadingException withoutSource(PluginError error) {
        return new LoadingException(error, true);
    }

    static LoadingException of(PluginError error) {
        return new LoadingException(error, false);
    }

    /** Returns what is to be recorded. */
    PluginError error() {
        return error;
    }

    /** Tells whether trying again is of no use. */
    boolean isFinal() {
        return isFinal;
    }
}
