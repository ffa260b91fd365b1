package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginLoadException;
import io.github.posthogplugins.time.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What can't be loaded, and what it says. */
class LoadingTests {

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void a_syntax_error_is_shown_with_its_place_and_code() {
        assertThatThrownBy(() -> Plugins.load(runtime, "export function processEvent(e) {\n  return e +\n}"))
                .isInstanceOf(PluginLoadException.class)
                .hasMessage("""
                        Plugin 'P (39)' can't be loaded
                          at index.js:3:1
                          SyntaxError: /index.ts: Unexpected token (3:0)
                         \s
                            1 | export function processEvent(e) {
                            2 |   return e +
                          > 3 | }
                              | ^""");
    }

    @Test
    void a_forbidden_import_is_refused_in_the_servers_words_with_its_place() {
        assertThatThrownBy(() -> Plugins.load(
                        runtime, "const x = 1\nimport helper from './lib'\nexport const processEvent = helper"))
                .isInstanceOf(PluginLoadException.class)
                .hasMessageStartingWith("Plugin 'P (39)' can't be loaded\n  at index.js:2:")
                .hasMessageContaining("Cannot import './lib'! This package is not provided by PostHog in plugins.");
    }

    @Test
    void an_error_of_the_top_level_code_has_its_place() {
        assertThatThrownBy(() -> Plugins.load(runtime, "\nthrow new Error('no luck')"))
                .hasMessage("Plugin 'P (39)' can't be loaded\n  at index.js:2:7\n  Error: no luck");
    }

    @Test
    void an_empty_main_file_counts_as_none() {
        assertThatThrownBy(() -> Plugins.load(runtime, ""))
                .hasMessageContaining("Could not load source code for plugin P (39). Tried: index.js");
    }

    @Test
    void a_plugin_for_the_browser_only_has_no_hooks_and_no_error() {
        PluginBundle bundle = PluginBundle.ofSources(
                "site", Map.of("plugin.json", "{\"name\": \"site\"}", "site.ts", "export function inject() {}"));

        Plugin plugin = runtime.load(PluginSpec.of(bundle));

        assertThat(plugin.capabilities().methods()).isEmpty();
        assertThat(plugin.setUp()).isEqualTo(Plugin.Status.READY);
    }

    @Test
    void config_values_of_the_wrong_type_are_refused_all_at_once() {
        PluginBundle bundle = PluginBundle.ofSources(
                "P",
                Map.of(
                        "plugin.json",
                        "{\"name\": \"P\", \"config\": [{\"key\": \"size\", \"type\": \"string\"},"
                                + "{\"key\": \"mode\", \"type\": \"choice\", \"choices\": [\"a\", \"b\"]},"
                                + "{\"key\": \"file\", \"type\": \"attachment\"}]}",
                        "index.js",
                        "export function processEvent(e) { return e }"));
        PluginConfig config = PluginConfig.of("size", 5, "mode", "c", "file", "text");

        assertThatThrownBy(() -> runtime.load(bundle, config))
                .isInstanceOfSatisfying(InvalidConfigException.class, e -> assertThat(e.problems())
                        .hasSize(3))
                .hasMessageStartingWith("The config of plugin 'P' does not fit its plugin.json:\n  ");
        assertThat(runtime.load(PluginSpec.of(bundle).withConfig(config).unchecked())
                        .status())
                .isEqualTo(Plugin.Status.LOADED);
    }

    @Test
    void nothing_else_stops_working() {
        Plugin broken = runtime.install(Plugins.source("broken", "export function ("));
        Plugin good = Plugins.load(runtime, "export function processEvent(e) { e.properties.ok = 1; return e }");

        assertThat(runtime.chain(broken, good).process(Plugins.event()).event().property("ok"))
                .isEqualTo(1);
        assertThat(broken.status()).isEqualTo(Plugin.Status.DISABLED);
    }

    @Test
    void a_chain_takes_plugins_of_its_own_runtime_only() {
        try (PluginRuntime other = PluginRuntime.create()) {
            Plugin stranger = Plugins.load(other, "export function processEvent(e) { return e }");

            assertThatThrownBy(() -> runtime.chain(stranger))
                    .hasMessage("Plugin 'P (39)' was loaded by another runtime. Load it with the runtime that makes the"
                            + " chain.");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import x from './lib'; export const processEvent = x | index.js:1:1 source.import-forbidden Cannot import"
                        + " './lib'! This package is not provided by PostHog in plugins.",
                "export function ( | index.js:1:17 source.refused SyntaxError: Unexpected token (1:16)",
            })
    void the_validator_finds_what_could_not_be_loaded(String source, String problem, @TempDir Path folder)
            throws IOException {
        Files.writeString(folder.resolve("plugin.json"), "{\"name\": \"P\", \"main\": \"index.js\"}");
        Files.writeString(folder.resolve("index.js"), source);

        assertThat(PluginRuntime.validator().validate(folder).errors())
                .singleElement()
                .satisfies(found -> assertThat(found.location() + " " + found.code() + " "
                                + found.summary().lines().findFirst().orElseThrow())
                        .isEqualTo(problem));
    }
}
