package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.PluginUnderTest;
import java.util.List;

/** The plugin of a test, with the test's config and stubs. */
record SubjectOfTest(PluginUnderTest plugin) implements Subject {

    @Override
    public ChainResult process(PluginEvent event) {
        return plugin.process(event);
    }

    @Override
    public List<PluginError> errors() {
        return plugin.errors();
    }

    @Override
    public Subject fresh() {
        return this;
    }

    @Override
    public String config() {
        return "";
    }

    /** The test's environment does it. */
    @Override
    public void close() {}
}
