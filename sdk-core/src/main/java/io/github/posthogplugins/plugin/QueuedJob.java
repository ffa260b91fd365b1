package io.github.posthogplugins.plugin;

import java.time.Instant;

/**
 * A job that a plugin queued through {@code meta.jobs}.
 *
 * @param name the job's name, which the plugin need not export
 * @param payloadJson the payload after its round trip through JSON; {@code null} (the JSON word) if there is none
 * @param runAt when it is to run, on the plugin's clock
 */
public record QueuedJob(String name, String payloadJson, Instant runAt) {}
