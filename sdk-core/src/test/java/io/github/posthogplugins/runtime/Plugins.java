package io.github.posthogplugins.runtime;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Plugin;
import java.util.Map;

/** Plugins made of a line of source, and the event of the reference's tables. */
final class Plugins {

    private Plugins() {}

    static PluginSpec source(String name, String source) {
        return PluginSpec.of(PluginBundle.ofSources(
                name, Map.of("plugin.json", "{\"name\": \"" + name + "\"}", "index.js", source)));
    }

    static Plugin load(PluginRuntime runtime, String source) {
        return runtime.load(source("P", source).withId(39));
    }

    static Plugin load(PluginRuntime runtime, String source, PluginConfig config) {
        return runtime.load(source("P", source).withId(39).withConfig(config));
    }

    static PluginEvent event() {
        return PluginEvent.fromJson("""
                {"uuid": "0184a1b2-0000-7000-8000-000000000000", "event": "$pageview", "distinct_id": "u1", "team_id": 2,
                 "ip": null, "site_url": null, "now": "2024-01-01T12:00:00.000Z",
                 "timestamp": "2024-01-01T11:59:58.000Z", "properties": {"a": 1}}""");
    }
}
