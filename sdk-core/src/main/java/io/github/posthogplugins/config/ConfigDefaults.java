package io.github.posthogplugins.config;

import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.PluginManifest;
import java.util.Optional;

/** Fills in defaults as PostHog's form does when a config is created. */
public final class ConfigDefaults {

    private ConfigDefaults() {}

    /**
     * The config with the default of each field whose key is absent.
     *
     * <p>A key that is there keeps its value, even if that is empty text or null: somebody cleared it.
     */
    public static PluginConfig fill(PluginManifest manifest, PluginConfig config) {
        PluginConfig filled = config;
        for (ConfigField field : manifest.config()) {
            filled = fill(field, filled);
        }
        return filled;
    }

    private static PluginConfig fill(ConfigField field, PluginConfig config) {
        Optional<Object> value = field.info().defaultValue();
        Optional<String> key = field.key().filter(name -> !config.values().containsKey(name));
        return value.isPresent() && key.isPresent() && !(field instanceof AttachmentField)
                ? config.with(key.get(), value.get())
                : config;
    }
}
