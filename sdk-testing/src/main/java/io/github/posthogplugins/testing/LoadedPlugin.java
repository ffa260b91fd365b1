package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginSpec;
import java.util.stream.Stream;

/** A plugin at work in an environment, set up when it first has something to do. */
final class LoadedPlugin {

    private final PluginTestEnvironment environment;
    private final Plugin plugin;
    private final PluginChain chain;
    private boolean setUpSeen;

    private LoadedPlugin(PluginTestEnvironment environment, Plugin plugin) {
        this.environment = environment;
        this.plugin = plugin;
        this.chain = environment.runtime().chain(plugin);
    }

    /**
     * Loads a plugin, with everybody knowing of it who has to.
     *
     * @param config what the plugin sees
     * @param spec how it is loaded
     */
    static LoadedPlugin load(
            PluginTestEnvironment environment, PluginBundle bundle, PluginConfig config, PluginSpec spec) {
        environment.http().redactSecretsOf(bundle.manifest(), config);
        environment.timeline().loading(bundle, config);
        Plugin plugin = environment.runtime().load(spec);
        environment.secrets().follow(bundle, config, plugin);
        environment.doctor().follow(plugin, bundle);
        return new LoadedPlugin(environment, plugin);
    }

    Plugin plugin() {
        return plugin;
    }

    /** Sets the plugin up; from now on, its failure is for the test to look at. */
    Plugin.Status setUp() {
        setUpSeen = true;
        return plugin.setUp();
    }

    /**
     * Returns the plugin when it is set up.
     *
     * @throws AssertionError if that failed for good, and nobody knows yet
     */
    Plugin ready() {
        if (plugin.setUp() == Plugin.Status.DISABLED && !setUpSeen) {
            setUpSeen = true;
            throw new AssertionError(Failures.inSetUp(plugin));
        }
        return plugin;
    }

    ChainResult process(PluginEvent event) {
        ready();
        return environment.send("process", event, () -> chain.process(event));
    }

    ChainResult processEvent(PluginEvent event) {
        ready();
        return environment.send("processEvent", event, () -> chain.processEvent(event));
    }

    void onEvent(PluginEvent event) {
        ready();
        PluginEvent processed = chain.forListeners(event);
        environment.timeline().input("onEvent", event);
        chain.onEvent(processed);
    }

    /** What no test wants of the plugin, apart from promises that it waits for in vain. */
    Stream<String> failures() {
        return plugin.errors().stream().filter(this::isUnwanted).map(error -> Failures.finding(plugin, error));
    }

    private boolean isUnwanted(PluginError error) {
        return error.origin() == Origin.UNHANDLED_REJECTION || (error.origin() == Origin.SETUP && !setUpSeen);
    }

    Stream<String> stuckPromises() {
        return environment.doctor().stuckPromises(plugin).stream()
                .map(stuck -> stuck + "\nIf the test is about that, call plugin.allowStuckPromises() first.");
    }
}
