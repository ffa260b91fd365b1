package io.github.posthogplugins.plugin;

import java.time.Instant;

/**
 * One line of a plugin's log.
 *
 * @param timestamp when it was written, on the plugin's clock
 * @param source who wrote it
 * @param level how grave it is
 * @param message the text, formatted as PostHog's server does
 */
public record LogEntry(Instant timestamp, Source source, Level level, String message) {

    /** Who writes log entries. */
    public enum Source {
        /** The plugin's own {@code console}. */
        CONSOLE,
        /** The host, about the plugin's lifecycle. */
        SYSTEM,
        /** The host, about an error that the plugin threw. */
        PLUGIN
    }

    /** How grave an entry is; the names are those of PostHog's log table. */
    public enum Level {
        /** {@code console.debug} and lifecycle messages. */
        DEBUG,
        /** {@code console.log}. */
        LOG,
        /** {@code console.info}. */
        INFO,
        /** {@code console.warn}. */
        WARN,
        /** {@code console.error} and recorded errors. */
        ERROR
    }

    @Override
    public String toString() {
        return source + " " + level + " " + message;
    }
}
