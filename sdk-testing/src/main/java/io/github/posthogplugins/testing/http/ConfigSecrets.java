package io.github.posthogplugins.testing.http;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.PluginManifest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The secrets in a plugin's config. */
final class ConfigSecrets {

    private ConfigSecrets() {}

    /** Returns the values of secret fields; of attached JSON, also the members that are called like secrets. */
    static List<String> of(PluginManifest manifest, PluginConfig config) {
        List<String> secrets = new ArrayList<>();
        for (ConfigField field : manifest.config()) {
            if (field.info().secret()) {
                field.key().ifPresent(key -> add(secrets, config, key));
            }
        }
        return secrets;
    }

    private static void add(List<String> secrets, PluginConfig config, String key) {
        config.value(key).map(String::valueOf).ifPresent(value -> addText(secrets, value));
        Attachment attachment = config.attachments().get(key);
        if (attachment != null) {
            addText(secrets, new String(attachment.contents(), StandardCharsets.UTF_8));
        }
    }

    private static void addText(List<String> secrets, String text) {
        secrets.add(text);
        secrets.addAll(FoundSecrets.inJson(text));
    }
}
