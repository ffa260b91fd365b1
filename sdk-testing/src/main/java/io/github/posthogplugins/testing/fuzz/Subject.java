package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.PluginError;
import java.util.List;

/** A plugin that events are sent to. */
interface Subject extends AutoCloseable {

    ChainResult process(PluginEvent event);

    /** All errors so far. */
    List<PluginError> errors();

    /** Returns another one that has not seen any event, if that can be had; else this one. */
    Subject fresh();

    /** How it is configured, for messages; empty if the test says it. */
    String config();

    @Override
    void close();
}
