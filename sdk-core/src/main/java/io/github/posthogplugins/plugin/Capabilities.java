package io.github.posthogplugins.plugin;

import java.util.List;

/**
 * What a plugin exports: what PostHog's server stores of it, and the names of everything.
 *
 * @param scheduledTasks the exported functions whose names start with {@code runEvery}
 * @param jobs the names of the exported jobs
 * @param methods the exported hooks, in the server's fixed order
 * @param exports all exported names, those that the server does not look at included
 */
public record Capabilities(List<String> scheduledTasks, List<String> jobs, List<String> methods, List<String> exports) {

    /** What a plugin that could not be loaded can do. */
    public static final Capabilities NONE = new Capabilities(List.of(), List.of(), List.of(), List.of());

    /** Copies the lists. */
    public Capabilities {
        scheduledTasks = List.copyOf(scheduledTasks);
        jobs = List.copyOf(jobs);
        methods = List.copyOf(methods);
        exports = List.copyOf(exports);
    }

    /** Tells whether the plugin exports that hook. */
    public boolean has(String method) {
        return methods.contains(method);
    }
}
