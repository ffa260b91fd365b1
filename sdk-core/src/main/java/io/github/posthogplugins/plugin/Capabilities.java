package io.github.posthogplugins.plugin;

import java.util.List;

/**
 * What a plugin exports, as PostHog's server stores it.
 *
 * @param scheduledTasks the exported functions whose names start with {@code runEvery}
 * @param jobs the names of the exported jobs
 * @param methods the exported hooks, in the server's fixed order
 */
public record Capabilities(List<String> scheduledTasks, List<String> jobs, List<String> methods) {

    /** What a plugin that could not be loaded can do. */
    public static final Capabilities NONE = new Capabilities(List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Capabilities {
        scheduledTasks = List.copyOf(scheduledTasks);
        jobs = List.copyOf(jobs);
        methods = List.copyOf(methods);
    }

    /** Tells whether the plugin exports that hook. */
    public boolean has(String method) {
        return methods.contains(method);
    }
}
