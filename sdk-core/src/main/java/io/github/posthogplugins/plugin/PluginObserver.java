package io.github.posthogplugins.plugin;

/**
 * Is told what plugins do, in order, while they do it.
 *
 * <p>Called on the thread that holds the plugin, in the middle of its work: it has to be quick, and must not call the plugin's
 * hooks. What it throws ends the call that was under way.
 */
@FunctionalInterface
public interface PluginObserver {

    /** Takes notice of something that this plugin does, or that happens to it. */
    void observe(Plugin plugin, PluginActivity activity);
}
