package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.PluginConfig;
import java.util.ArrayList;
import java.util.List;

/**
 * A config to set a plugin up with.
 *
 * @param config the values
 * @param madeUp the keys of those that neither the manifest nor the author has named
 */
record SampleConfig(PluginConfig config, List<String> madeUp) {

    static final SampleConfig EMPTY = new SampleConfig(PluginConfig.empty(), List.of());

    SampleConfig {
        madeUp = List.copyOf(madeUp);
    }

    SampleConfig withMadeUp(String key) {
        List<String> keys = new ArrayList<>(madeUp);
        keys.add(key);
        return new SampleConfig(config, keys);
    }

    SampleConfig with(PluginConfig changed) {
        return new SampleConfig(changed, madeUp);
    }

    /** What was set, with what was made up named. */
    @Override
    public String toString() {
        String files = config.attachments().isEmpty()
                ? ""
                : ", with the files " + String.join(", ", config.attachments().keySet());
        return config.toJson() + files + (madeUp.isEmpty() ? "" : ", made up: " + String.join(", ", madeUp));
    }
}
