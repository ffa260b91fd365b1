package io.github.posthogplugins.testing.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.ConfigDefaults;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.PostHogApi;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import io.github.posthogplugins.time.VirtualClock;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A plugin in a PostHog of its own, where all services answer 200 and {@code {}}, and no address is known. */
final class OwnSubject implements Subject {

    private static final HttpReply ANSWER =
            new HttpReply(200, "OK", List.of(new HttpHeader("content-type", "application/json")), "{}".getBytes(UTF_8));

    private final PluginBundle bundle;
    private final PluginConfig config;
    private final PluginRuntime runtime;
    private final Plugin plugin;

    OwnSubject(PluginBundle bundle, PluginConfig config) {
        this.bundle = bundle;
        this.config = ConfigDefaults.fill(bundle.manifest(), config);
        this.runtime = PluginRuntime.builder()
                .withClock(VirtualClock.create())
                .withLimits(ExecutionLimits.of(Duration.ofSeconds(5)))
                .withHttp(call -> CompletableFuture.completedFuture(ANSWER))
                .withResolver(host -> List.of(InetAddress.getByName("1.1.1.1")))
                .withGeoIp(ip -> Optional.empty())
                .withApi(PostHogApi.of("phc_test", "phx_test"))
                .build();
        this.plugin = runtime.load(PluginSpec.of(bundle).withConfig(this.config).unchecked());
        plugin.setUp();
    }

    boolean isReady() {
        return plugin.status() == Plugin.Status.READY;
    }

    @Override
    public ChainResult process(PluginEvent event) {
        return runtime.chain(plugin).process(event);
    }

    @Override
    public List<PluginError> errors() {
        return plugin.errors();
    }

    @Override
    public Subject fresh() {
        return new OwnSubject(bundle, config);
    }

    @Override
    public String config() {
        return config.toJson();
    }

    @Override
    public void close() {
        runtime.close();
    }
}
