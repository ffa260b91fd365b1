package io.github.posthogplugins.replay;

import io.github.posthogplugins.plugin.PluginError;
import java.util.List;

/**
 * What one plugin of the chain did in a replay, all workers together.
 *
 * @param plugin the plugin's identifier
 * @param succeeded events that its {@code processEvent} returned
 * @param failed events at which its {@code processEvent} failed; they went on as they stood
 * @param dropped events for which it returned nothing
 * @param passedOver events that it was not asked about: it has no {@code processEvent}, or had dealt with them already
 * @param errors errors that it left, of all hooks, the oldest that are known first; as many as the problems that are kept
 */
public record PluginReport(
        String plugin, long succeeded, long failed, long dropped, long passedOver, List<PluginError> errors) {

    /** Copies the errors. */
    public PluginReport {
        errors = List.copyOf(errors);
    }
}
