package io.github.posthogplugins.conformance;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;

/** What rows ask for and the runtime does not offer yet; rows that need it are pending. */
final class NotYet {

    private NotYet() {}

    /** Makes every host name that of a public address, where the server asks. */
    static PluginRuntime.Builder withResolver(PluginRuntime.Builder builder) {
        return builder;
    }

    /** Sends a captured message through ingestion. */
    static Ending ingest(PluginRuntime runtime, PluginChain chain, PluginEvent message) {
        throw new UnsupportedOperationException("There is no ingestion yet.");
    }

    /** Sets a plugin's log level. */
    static PluginSpec withLogLevel(PluginSpec spec, int level) {
        throw new UnsupportedOperationException("A plugin has no log level yet.");
    }

    /** Starts a public job as a person does; returns why it was refused, or {@code not refused}. */
    static String startJob(Plugin plugin, String name, String payloadJson) {
        throw new UnsupportedOperationException("People can't start jobs yet.");
    }
}
