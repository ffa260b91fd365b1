package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.plugin.Plugin;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plugin, and what it must not give away. */
record Watched(PluginBundle bundle, Plugin plugin, List<Secret> secrets) {

    static Watched of(PluginBundle bundle, PluginConfig config, Plugin plugin) {
        List<Secret> secrets = ConfigSecrets.of(bundle.manifest(), config).stream()
                .filter(secret -> secret.isTelling() && !isKnown(bundle.manifest(), config, secret.key()))
                .toList();
        return new Watched(bundle, plugin, secrets);
    }

    /** What the manifest shows to everybody is no secret. */
    private static boolean isKnown(PluginManifest manifest, PluginConfig config, String key) {
        Optional<Object> value = config.value(key);
        return value.isPresent()
                && value.equals(
                        manifest.field(key).flatMap(field -> field.info().defaultValue()));
    }

    /** Where the plugin logs something of its config, if that is one place only. */
    Optional<String> loggingPlace(Secret secret) {
        String[] lines = bundle.main().map(main -> main.text().split("\n", -1)).orElse(new String[0]);
        List<Integer> found = Stream.iterate(0, index -> index < lines.length, index -> index + 1)
                .filter(index -> lines[index].contains("console.")
                        && (lines[index].contains(secret.key()) || lines[index].contains("config")))
                .toList();
        return found.size() == 1 ? bundle.main().map(main -> main.path() + ":" + (found.get(0) + 1)) : Optional.empty();
    }
}
