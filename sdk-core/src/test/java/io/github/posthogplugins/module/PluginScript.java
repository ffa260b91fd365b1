package io.github.posthogplugins.module;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.HostModule;
import io.github.posthogplugins.extension.HttpTransport;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import io.github.posthogplugins.time.VirtualClock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Statements that run inside a plugin which imports a module, and what they return. */
public final class PluginScript implements AutoCloseable {

    private final PluginRuntime runtime;
    private final String imports;
    private final Map<String, Object> config = new LinkedHashMap<>();

    private PluginScript(PluginRuntime runtime, String imports) {
        this.runtime = runtime;
        this.imports = imports;
    }

    public static PluginScript importing(String imports, HostModule... modules) {
        PluginRuntime.Builder builder = PluginRuntime.builder();
        for (HostModule module : modules) {
            builder.withModule(module);
        }
        return new PluginScript(builder.build(), imports);
    }

    /** A plugin whose requests go another way than to the network, and whose time passes only where it waits. */
    public static PluginScript importing(String imports, HttpTransport http) {
        PluginRuntime runtime = PluginRuntime.builder()
                .withHttp(http)
                .withClock(VirtualClock.create())
                .build();
        return new PluginScript(runtime, imports);
    }

    /** Adds to {@code config}, which the statements see. */
    public PluginScript with(String key, Object value) {
        config.put(key, value);
        return this;
    }

    /** Runs statements that may await; what they throw is returned as text. */
    public @Nullable Object eval(String statements) {
        Plugin plugin = runtime.load(PluginSpec.of(PluginBundle.ofSources(
                        "P",
                        Map.of(
                                "plugin.json",
                                "{\"name\": \"P\"}",
                                "index.js",
                                imports + "\nexport async function processEvent(e, { config }) {"
                                        + "try { e.properties.result = await (async () => { " + statements + " })() }"
                                        + "catch (error) { e.properties.result = String(error) } return e }")))
                .withConfig(PluginConfig.of(config)));
        return runtime.chain(plugin)
                .processEvent(PluginEvent.named("e"))
                .event()
                .property("result");
    }

    @Override
    public void close() {
        runtime.close();
    }
}
