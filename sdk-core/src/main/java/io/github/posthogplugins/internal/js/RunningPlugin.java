package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.Capabilities;

/**
 * What a plugin consists of once it has a context; used by the thread that holds the plugin.
 *
 * @param capabilities what it exports
 * @param deliveryAttempts how often {@code onEvent} may be tried
 * @param onVirtualTime whether what a hook leaves running is waited for: time that is moved by hand would never pass for it
 */
record RunningPlugin(
        PluginContext context,
        Capabilities capabilities,
        HookCaller hooks,
        Setup setup,
        Failures failures,
        PluginRecord record,
        Curiosity curiosity,
        int deliveryAttempts,
        boolean onVirtualTime) {

    void settleBackground() {
        if (onVirtualTime) {
            hooks.runUntilQuiet();
            hooks.giveUpInTime();
        }
    }

    /** Runs what has been posted while nobody was inside; on the real clock, each answer that comes later posts again. */
    void runPosted() {
        hooks.runReady();
        if (onVirtualTime) {
            hooks.runUntilQuiet();
        }
        hooks.giveUpInTime();
    }
}
