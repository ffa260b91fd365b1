package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.event.PluginEvent;

/**
 * An event to try a plugin with.
 *
 * @param name what is special about it, as in {@code no properties}
 * @param event the event
 */
public record SampleEvent(String name, PluginEvent event) {

    /** Returns the name, for the display names of parameterized tests. */
    @Override
    public String toString() {
        return name;
    }
}
