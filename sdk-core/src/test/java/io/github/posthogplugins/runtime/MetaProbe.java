package io.github.posthogplugins.runtime;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.Plugin;
import org.jspecify.annotations.Nullable;

/** Runs statements in an async hook that has {@code meta} and its members at hand, and tells what they return. */
final class MetaProbe {

    private final PluginRuntime runtime;
    private final PluginConfig config;

    MetaProbe(PluginRuntime runtime) {
        this(runtime, PluginConfig.empty());
    }

    MetaProbe(PluginRuntime runtime, PluginConfig config) {
        this.runtime = runtime;
        this.config = config;
    }

    /** Returns the text of what the statements return; that of an error if they throw. */
    String text(String statements) {
        return String.valueOf(eval(statements));
    }

    /** Returns what the statements return; an error comes back as its text. */
    @Nullable
    Object eval(String statements) {
        return run(load(statements));
    }

    Plugin load(String statements) {
        return runtime.load(Plugins.source(
                        "P",
                        "export async function processEvent(e, meta) {"
                                + "const { config, cache, storage, jobs, geoip, utils, attachments, global: own } = meta;"
                                + "const { cursor } = utils;"
                                + "try { e.properties.result = await (async () => { " + statements + " })() }"
                                + "catch (error) { e.properties.result = String(error) } return e }")
                .withId(39)
                .withTeamId(2)
                .withConfig(config));
    }

    @Nullable
    Object run(Plugin plugin) {
        return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
    }
}
