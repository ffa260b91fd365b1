package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.contract.Stage;
import java.util.List;

/** A plugin in a PostHog of its own. */
record OwnSubject(PluginBundle bundle, PluginConfig configured, Stage stage) implements Subject {

    static OwnSubject of(PluginBundle bundle, PluginConfig config) {
        OwnSubject subject = new OwnSubject(bundle, config, Stage.of(bundle, config));
        subject.plugin().setUp();
        return subject;
    }

    private Plugin plugin() {
        return stage.plugin();
    }

    boolean isReady() {
        return plugin().status() == Plugin.Status.READY;
    }

    @Override
    public ChainResult process(PluginEvent event) {
        return stage.chain().process(event);
    }

    @Override
    public List<PluginError> errors() {
        return plugin().errors();
    }

    @Override
    public Subject fresh() {
        return of(bundle, configured);
    }

    @Override
    public String config() {
        return configured.toJson();
    }

    @Override
    public void close() {
        stage.close();
    }
}
