package io.github.posthogplugins.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code plugin.json} says, as PostHog understands it.
 *
 * <p>A key that is absent, or of a type that PostHog could not use, is empty here. Ask
 * {@link ManifestDocument#problems()} for what an author should know about that.
 *
 * @param name the name of the plugin
 * @param description what the plugin does; empty text if it does not say
 * @param main the path of the main file, if it is not {@code index.js} or {@code index.ts}
 * @param url where the plugin lives, for information
 * @param posthogVersion the versions of PostHog that the plugin can be installed on
 * @param icon the address of an image
 * @param stateless whether one running plugin may serve several configs
 * @param config the fields of the config schema
 * @param publicJobs the jobs that people start from PostHog's user interface, by name
 */
public record PluginManifest(
        Optional<String> name,
        String description,
        Optional<String> main,
        Optional<String> url,
        Optional<String> posthogVersion,
        Optional<String> icon,
        boolean stateless,
        List<ConfigField> config,
        Map<String, PublicJob> publicJobs) {

    public PluginManifest {
        config = List.copyOf(config);
        publicJobs = Collections.unmodifiableMap(new LinkedHashMap<>(publicJobs));
    }

    /** The field with this key; the last one if several have it, as in PostHog. */
    public Optional<ConfigField> field(String key) {
        return config.stream()
                .filter(field -> field.key().equals(Optional.of(key)))
                .reduce((earlier, later) -> later);
    }
}
