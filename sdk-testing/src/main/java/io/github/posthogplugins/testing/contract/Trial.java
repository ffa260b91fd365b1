package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.secrets.SecretLeak;
import java.util.List;
import java.util.Optional;

/**
 * What a plugin did with one event.
 *
 * @param result what came of it
 * @param errors what went wrong meanwhile, in any hook
 * @param again what {@code processEvent} made of the result; empty if the event was not kept
 * @param requests what {@code processEvent} sent the second time
 */
record Trial(
        SampleEvent sample,
        ChainResult result,
        List<PluginError> errors,
        Optional<ChainResult> again,
        List<RecordedRequest> requests,
        List<SecretLeak> leaks) {

    static Trial of(World world, PluginConfig config, SampleEvent sample) {
        try (Stage stage = new Stage(world, config)) {
            stage.plugin().setUp();
            int before = stage.plugin().errors().size();
            ChainResult result = stage.secrets().seeing(stage.chain().process(sample.event()));
            List<PluginError> errors = stage.errorsAfter(before);
            int sent = stage.services().requests().size();
            Optional<ChainResult> again = result.isKept()
                    ? Optional.of(stage.chain().processEvent(unmarked(result.event())))
                    : Optional.empty();
            List<RecordedRequest> all = stage.services().requests();
            return new Trial(sample, result, errors, again, all.subList(sent, all.size()), stage.leaks());
        }
    }

    /** The servers pass over plugins that an event says it has been through. */
    static PluginEvent unmarked(PluginEvent event) {
        return event.hasProperty("$plugins_succeeded") || event.hasProperty("$plugins_failed")
                ? event.withoutProperty("$plugins_succeeded")
                        .withoutProperty("$plugins_failed")
                        .withoutProperty("$plugins_deferred")
                : event;
    }

    boolean hasSucceeded() {
        return errors.isEmpty() && result.isKept();
    }
}
