package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.plugin.Plugin;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A plugin, and what it must not give away. */
record Watched(PluginBundle bundle, Plugin plugin, List<Secret> secrets) {

    static Watched of(PluginBundle bundle, PluginConfig config, Plugin plugin) {
        List<Secret> secrets = bundle.manifest().config().stream()
                .filter(field -> field.info().secret())
                .flatMap(field -> secrets(field, config))
                .distinct()
                .toList();
        return new Watched(bundle, plugin, secrets);
    }

    private static Stream<Secret> secrets(ConfigField field, PluginConfig config) {
        return field.key().stream()
                .flatMap(key -> value(key, field, config).stream().flatMap(value -> Secret.in(key, value).stream()));
    }

    /** What the manifest shows to everybody is no secret. */
    private static Optional<String> value(String key, ConfigField field, PluginConfig config) {
        return config.value(key)
                .filter(value -> !Optional.of(value).equals(field.info().defaultValue()))
                .map(String::valueOf)
                .or(() -> Optional.ofNullable(config.attachments().get(key))
                        .map(file -> new String(file.contents(), StandardCharsets.UTF_8)));
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
