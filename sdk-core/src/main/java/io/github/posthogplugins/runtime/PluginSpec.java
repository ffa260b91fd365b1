package io.github.posthogplugins.runtime;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A plugin to load: a bundle, and how it is set up.
 *
 * @param bundle the plugin's files
 * @param config what is set; keys that are not set stay so, defaults are not filled in
 * @param id the id of the config, as it appears in markers; if empty, the runtime counts
 * @param teamId the team that the plugin works for
 * @param checked whether values that the manifest does not allow are refused; PostHog's API accepts them
 * @param logLevel which log entries are kept, in the numbers of PostHog's {@code log_level}, whose meaning depends on the
 *     server; if empty, what the server keeps by default
 * @param global what {@code meta.global} holds at first, values that JSON can express; nothing on PostHog's server
 */
public record PluginSpec(
        PluginBundle bundle,
        PluginConfig config,
        OptionalInt id,
        int teamId,
        boolean checked,
        OptionalInt logLevel,
        Map<String, ?> global) {

    /** Copies what could change. */
    public PluginSpec {
        global = Collections.unmodifiableMap(new LinkedHashMap<>(global));
    }

    /** Returns the plugin without any config. */
    public static PluginSpec of(PluginBundle bundle) {
        return new PluginSpec(
                bundle, PluginConfig.empty(), OptionalInt.empty(), 1, true, OptionalInt.empty(), Map.of());
    }

    /** Returns a copy with that config. */
    public PluginSpec withConfig(PluginConfig config) {
        return new PluginSpec(bundle, config, id, teamId, checked, logLevel, global);
    }

    /** Returns a copy with that id. */
    public PluginSpec withId(int id) {
        return new PluginSpec(bundle, config, OptionalInt.of(id), teamId, checked, logLevel, global);
    }

    /** Returns a copy with that team. */
    public PluginSpec withTeamId(int teamId) {
        return new PluginSpec(bundle, config, id, teamId, checked, logLevel, global);
    }

    /** Returns a copy whose config is passed on as it is, as PostHog's API does. */
    public PluginSpec unchecked() {
        return new PluginSpec(bundle, config, id, teamId, false, logLevel, global);
    }

    /** Returns a copy that keeps only log entries of that level; the server of 2021 keeps all. */
    public PluginSpec withLogLevel(int logLevel) {
        return new PluginSpec(bundle, config, id, teamId, checked, OptionalInt.of(logLevel), global);
    }

    /** Returns a copy whose {@code meta.global} holds that at first, as if the plugin had put it there. */
    public PluginSpec withGlobal(Map<String, ?> global) {
        return new PluginSpec(bundle, config, id, teamId, checked, logLevel, global);
    }
}
