package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.contract.Services.Weather;
import io.github.posthogplugins.testing.secrets.SecretLeak;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a plugin did while services answered in one way: with ordinary events, with its scheduled tasks, and when it was
 * closed.
 *
 * @param kept the names of the events that were kept
 * @param asked whether any service was asked for anything
 */
record Outage(Weather weather, Set<String> kept, boolean asked, List<PluginError> errors, List<SecretLeak> leaks) {

    Outage {
        kept = Set.copyOf(kept);
    }

    /** Services that are fine come first, for comparison. */
    static List<Outage> all(World world, PluginConfig config) {
        List<Outage> all = new ArrayList<>();
        for (Weather weather : Weather.values()) {
            all.add(of(world, config, weather));
        }
        return List.copyOf(all);
    }

    /** Set-up happens in fine weather: what can't be set up is tried again later. */
    private static Outage of(World world, PluginConfig config, Weather weather) {
        Stage stage = new Stage(world, config);
        try {
            stage.plugin().setUp();
            stage.services().become(weather);
            int before = stage.services().requests().size();
            Set<String> kept = sendEvents(stage);
            stage.plugin().capabilities().scheduledTasks().forEach(stage.plugin()::runTask);
            stage.close();
            boolean asked = stage.services().requests().size() > before;
            return new Outage(weather, kept, asked, stage.plugin().errors(), stage.leaks());
        } finally {
            stage.close();
        }
    }

    private static Set<String> sendEvents(Stage stage) {
        Set<String> kept = new LinkedHashSet<>();
        for (SampleEvent sample : OrdinaryEvents.all()) {
            if (!stage.secrets().seeing(stage.chain().process(sample.event())).isDropped()) {
                kept.add(sample.name());
            }
        }
        return kept;
    }
}
