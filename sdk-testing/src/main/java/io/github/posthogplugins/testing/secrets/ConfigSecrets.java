package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What is secret in a plugin's config. */
public final class ConfigSecrets {

    private ConfigSecrets() {}

    /**
     * Returns the values and the files of fields with {@code "secret": true}, however short, and what JSON in them calls a
     * key, token, password or the like.
     */
    public static List<Secret> of(PluginManifest manifest, PluginConfig config) {
        return manifest.config().stream()
                .filter(field -> field.info().secret())
                .flatMap(field -> field.key().stream())
                .flatMap(key -> texts(key, config).flatMap(text -> secrets(key, text)))
                .distinct()
                .toList();
    }

    private static Stream<String> texts(String key, PluginConfig config) {
        return Stream.concat(
                config.value(key).map(String::valueOf).stream(),
                Stream.ofNullable(config.attachments().get(key))
                        .map(file -> new String(file.contents(), StandardCharsets.UTF_8)));
    }

    private static Stream<Secret> secrets(String key, String text) {
        return Stream.concat(Stream.of(text), JsonSecrets.in(text).stream()).map(value -> new Secret(key, value));
    }
}
