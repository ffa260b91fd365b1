package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.HostExtensions;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.PluginObserver;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.PluginClock;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * All that a plugin is made of.
 *
 * @param bundle its files
 * @param config what is set
 * @param global what {@code meta.global} holds at first
 * @param id the id of its config
 * @param teamId the team it works for
 * @param logLevel which log entries are kept, if not what the server keeps by default
 * @param extensions what the host offers
 * @param clock its time
 * @param limits how long it may take
 * @param profile the generation of PostHog's server that it runs on
 * @param instanceId the id of the runtime, as it appears in log entries
 * @param observer who is told what it does, null if nobody is
 */
public record PluginSettings(
        PluginBundle bundle,
        PluginConfig config,
        Map<String, ?> global,
        int id,
        int teamId,
        OptionalInt logLevel,
        HostExtensions extensions,
        PluginClock clock,
        ExecutionLimits limits,
        ServerProfile profile,
        String instanceId,
        @Nullable PluginObserver observer) {}
