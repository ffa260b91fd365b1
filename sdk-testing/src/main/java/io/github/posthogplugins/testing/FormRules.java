package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.ConfigChecker;
import io.github.posthogplugins.config.ConfigDefaults;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.ConfigField;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.Severity;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Lets pass what PostHog's config form lets pass: declared keys, required values, values of the right type. */
final class FormRules {

    private FormRules() {}

    /** Returns the config with the defaults of the manifest, whatever else it holds. */
    static PluginConfig withDefaults(PluginBundle bundle, PluginConfig config) {
        return ConfigDefaults.fill(bundle.manifest(), config);
    }

    /**
     * Returns the config with the defaults of the manifest.
     *
     * @throws InvalidConfigException if the form would not have let it pass
     */
    static PluginConfig apply(PluginBundle bundle, PluginConfig config) {
        PluginConfig filled = withDefaults(bundle, config);
        List<Problem> problems = Stream.concat(
                        undeclared(bundle.manifest(), config), ConfigChecker.check(bundle.manifest(), filled).stream())
                .filter(problem -> problem.severity() == Severity.ERROR)
                .map(FormRules::inWordsOfTests)
                .toList();
        if (!problems.isEmpty()) {
            throw new InvalidConfigException(bundle.name(), problems);
        }
        return filled;
    }

    /** A plugin that declares nothing at all, as inline ones do, may be given anything. */
    private static Stream<Problem> undeclared(PluginManifest manifest, PluginConfig config) {
        Set<String> keys = new LinkedHashSet<>(config.values().keySet());
        keys.addAll(config.attachments().keySet());
        List<String> declared = manifest.config().stream()
                .map(ConfigField::key)
                .flatMap(key -> key.stream())
                .toList();
        return declared.isEmpty()
                ? Stream.empty()
                : keys.stream().filter(key -> !declared.contains(key)).map(key -> undeclared(key, declared));
    }

    /** The core advises methods of PluginConfig, which have other names on a plugin under test. */
    private static Problem inWordsOfTests(Problem problem) {
        String advice = problem.advice().replace("withAttachment(", "attach(").replace("with(", "configure(");
        return new Problem(problem.code(), problem.severity(), problem.location(), problem.summary(), advice);
    }

    private static Problem undeclared(String key, List<String> declared) {
        return Problem.error(
                "config.undeclared",
                Location.ofFile("plugin.json"),
                "Config field '" + key + "' is not declared",
                "Use one of '" + String.join("', '", declared) + "', declare it, or call allowInvalidConfig().");
    }
}
