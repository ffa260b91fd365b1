package io.github.posthogplugins.bench;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.ConfigDefaults;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome.Kept;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Plugins of the benchmarks in a runtime of their own, with their default config. */
final class LoadedChain implements AutoCloseable {

    private static final byte[] DROPPED = {};

    private final PluginRuntime runtime;
    private final PluginChain chain;

    private LoadedChain(PluginRuntime runtime, PluginChain chain) {
        this.runtime = runtime;
        this.chain = chain;
    }

    static LoadedChain of(Settings settings, List<String> plugins) {
        PluginRuntime runtime =
                PluginRuntime.builder().withGeoIp(city(settings)).build();
        List<Plugin> loaded = plugins.stream()
                .map(name -> load(runtime, PluginBundle.load(settings.plugin(name))))
                .toList();
        return new LoadedChain(runtime, runtime.chain(loaded));
    }

    /** Loads a further plugin, which is there but not in the chain. */
    Plugin loadBeside(PluginBundle bundle) {
        Plugin plugin = load(runtime, bundle);
        plugin.setUp();
        return plugin;
    }

    /** Loads a further plugin, and sends it an event. */
    void loadBeside(PluginBundle bundle, byte[] json) {
        runtime.chain(loadBeside(bundle)).processEvent(PluginEvent.fromJson(json));
    }

    private static Plugin load(PluginRuntime runtime, PluginBundle bundle) {
        return runtime.load(bundle, ConfigDefaults.fill(bundle.manifest(), PluginConfig.empty()));
    }

    private static GeoIpLookup city(Settings settings) {
        Optional<String> city = Optional.of(read(settings.resource("city.json")));
        return ip -> city;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Bytes in, bytes out: none if the event was dropped. */
    byte[] process(byte[] json) {
        ChainResult result = chain.processEvent(PluginEvent.fromJson(json));
        return result.outcome() instanceof Kept kept ? kept.event().toJsonBytes() : DROPPED;
    }

    /** Refuses to be measured with plugins that fail. */
    LoadedChain checkedWith(byte[] json) {
        ChainResult result = chain.processEvent(PluginEvent.fromJson(json));
        if (!result.errors().isEmpty()) {
            throw new IllegalStateException("A plugin of the benchmark failed: " + result.errors());
        }
        return this;
    }

    @Override
    public void close() {
        runtime.close();
    }
}
