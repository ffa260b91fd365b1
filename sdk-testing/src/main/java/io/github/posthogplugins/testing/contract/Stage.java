package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.ConfigDefaults;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.secrets.SecretLeak;
import io.github.posthogplugins.testing.secrets.SecretWatch;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;

/**
 * One plugin with one config, alone in a PostHog of its own where all services answer 200 and {@code {}}; for the SDK's own
 * packages.
 */
public final class Stage implements AutoCloseable {

    private final SecretWatch secrets = new SecretWatch("allowingSecretLeaks");
    private final Services services;
    private final PluginRuntime runtime;
    private final Plugin plugin;

    /**
     * @throws io.github.posthogplugins.plugin.PluginLoadException if the plugin can't be loaded
     */
    Stage(World world, PluginConfig config) {
        services = Services.with(world.stubbing());
        runtime = runtime(world);
        PluginConfig filled = ConfigDefaults.fill(world.bundle().manifest(), config);
        plugin = load(world, filled);
        secrets.follow(world.bundle(), filled, plugin);
        world.openSecrets().forEach(secrets::allow);
        runtime.scheduler().start();
    }

    /**
     * Returns a stage with that plugin on it, which is not set up yet.
     *
     * @throws io.github.posthogplugins.plugin.PluginLoadException if the plugin can't be loaded
     */
    public static Stage of(PluginBundle bundle, PluginConfig config) {
        return new Stage(World.of(bundle), config);
    }

    private Plugin load(World world, PluginConfig config) {
        try {
            return runtime.load(PluginSpec.of(world.bundle()).withConfig(config).unchecked());
        } catch (RuntimeException failure) {
            close();
            throw failure;
        }
    }

    private PluginRuntime runtime(World world) {
        VirtualClock clock = VirtualClock.create();
        MockHttp names = MockHttp.create();
        PluginRuntime.Builder builder = PluginRuntime.builder()
                .withClock(clock)
                .withProfile(world.profile())
                .withLimits(world.limits())
                .withHttp(services)
                .withResolver(names.resolver())
                .withGeoIp(world.geoIp())
                .withCache(secrets.watching(CacheStore.inMemory(clock)))
                .withStorage(secrets.watching(StorageStore.inMemory()))
                .withApi(PostHogApi.of("phc_test", "phx_test"));
        world.modules().forEach(builder::withModule);
        return builder.build();
    }

    /** Returns the plugin. */
    public Plugin plugin() {
        return plugin;
    }

    /** Returns the chain in which the plugin is alone. */
    public PluginChain chain() {
        return runtime.chain(plugin);
    }

    Services services() {
        return services;
    }

    SecretWatch secrets() {
        return secrets;
    }

    List<SecretLeak> leaks() {
        return secrets.findings(
                services.requests().stream().map(RecordedRequest::url).toList());
    }

    /** Returns the errors after the first so many. */
    List<PluginError> errorsAfter(int count) {
        List<PluginError> errors = plugin.errors();
        return errors.subList(Math.min(count, errors.size()), errors.size());
    }

    /** Closes the plugin; a second call does nothing. */
    @Override
    public void close() {
        runtime.close();
        services.close();
    }
}
