package io.github.posthogplugins.codegen;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.ManifestReader;
import io.github.posthogplugins.manifest.PluginManifest;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTypesTests {

    private static final String EVERYTHING = """
            {
              "name": "Everything",
              "config": [
                { "markdown": "# Welcome" },
                { "key": "apiKey", "name": "API key", "hint": "From */ your\\n\\nsettings", "type": "string", "secret": true, "required": true },
                { "key": "port", "type": "string", "default": "443" },
                { "key": "mode", "name": "Mode", "type": "choice", "choices": ["fast", "Do not wait", "\\"quoted\\""], "default": "auto", "required": true },
                { "key": "map of names", "type": "json", "visible_if": [["mode", "fast"]], "required": true },
                { "key": "database", "type": "attachment", "required_if": ["mode", ["port", "443"]] },
                { "key": "old", "type": "multiline" }
              ]
            }
            """;

    private static PluginManifest manifest(String json) {
        return ManifestReader.read("plugin", json.getBytes(UTF_8));
    }

    private static PluginManifest withField(String field) {
        return manifest("{\"config\": [{" + field + "}]}");
    }

    @Test
    void typescript_knows_every_kind_of_field() {
        assertThat(ConfigTypes.typeScript(manifest(EVERYTHING))).isEqualTo("""
                // Made by posthog:types from plugin.json: do not edit.

                /** What `meta.config` holds. Values are text, numbers too. */
                export interface Config {
                    /**
                     * API key
                     * From *\\/ your
                     *
                     * settings
                     * Secret.
                     */
                    apiKey: string

                    /**
                     * Default: 443
                     */
                    port?: string

                    /**
                     * Mode
                     * Default: auto
                     */
                    mode: "fast" | "Do not wait" | "\\"quoted\\"" | "auto"

                    /**
                     * JSON, as text.
                     * Shown if mode is fast.
                     */
                    "map of names"?: string

                    old?: unknown
                }

                /** What `meta.attachments` holds. */
                export interface Attachments {
                    /**
                     * Required if port is 443.
                     */
                    database?: Attachment
                }

                /** A file. PostHog hands the contents over as a `Buffer`. */
                export interface Attachment {
                    content_type: string
                    file_name: string
                    contents: Uint8Array
                }
                """);
    }

    @Test
    void a_plugin_without_config_has_an_empty_type() {
        assertThat(ConfigTypes.typeScript(manifest("{}"))).endsWith("export interface Config {\n}\n");
    }

    @Test
    void java_sets_what_typescript_reads() {
        assertThat(ConfigTypes.java(manifest("""
                {"config": [
                  {"key": "name", "name": "Who to greet", "hint": "Anybody.", "type": "string"},
                  {"key": "mode", "type": "choice", "choices": ["fast", "Do not wait"]}
                ]}"""), "hello-world", "com.example").text())
                .isEqualTo("""
                package com.example;

                import io.github.posthogplugins.config.PluginConfig;

                /** Makes configs of hello-world. Made by posthog:types from plugin.json: do not edit. */
                public final class HelloWorldConfig {

                    private PluginConfig config = PluginConfig.empty();

                    /**
                     * Sets name.
                     *
                     * <p>Who to greet
                     * Anybody.
                     */
                    public HelloWorldConfig name(String value) {
                        config = config.with("name", value);
                        return this;
                    }

                    /**
                     * Sets mode.
                     */
                    public HelloWorldConfig mode(Mode value) {
                        config = config.with("mode", value.toString());
                        return this;
                    }

                    /** Returns the config. */
                    public PluginConfig build() {
                        return config;
                    }

                    /** The choices of mode. */
                    public enum Mode {
                        FAST("fast"),
                        DO_NOT_WAIT("Do not wait");

                        private final String text;

                        Mode(String text) {
                            this.text = text;
                        }

                        @Override
                        public String toString() {
                            return text;
                        }
                    }
                }
                """);
    }

    @Test
    void java_compiles_and_makes_configs_whatever_things_are_called(@TempDir Path folder) throws Exception {
        PluginManifest manifest = manifest("""
                {"config": [
                  {"key": "class", "type": "string", "hint": "In C:\\\\users */ & <b> {@x} für 日本"},
                  {"key": "api-key", "type": "string"}, {"key": "api key", "type": "string"},
                  {"key": "1st", "type": "string"}, {"key": "\\"\\\\u\\n", "type": "string"}, {"key": "名", "type": "string"},
                  {"key": "build", "type": "string"}, {"key": "---", "type": "string"},
                  {"key": "string", "type": "choice", "choices": ["", "1", "a b", "a-b", "enum", "ıi"]},
                  {"key": "attachment", "type": "attachment"}, {"key": "any"}
                ]}""");
        JavaSource source = ConfigTypes.java(manifest, "1 plugin \u2028 *\\/", "com.example.config");

        Class<?> config = compiled(source, folder);

        Object builder = config.getConstructor().newInstance();
        config.getMethod("class_", String.class).invoke(builder, "a");
        config.getMethod("apiKey", String.class).invoke(builder, "b");
        config.getMethod("apiKey2", String.class).invoke(builder, "c");
        config.getMethod("_1st", String.class).invoke(builder, "d");
        config.getMethod("u", String.class).invoke(builder, "e");
        Class<?> choices = Class.forName(config.getName() + "$String2", true, config.getClassLoader());
        assertThat(choices.getEnumConstants())
                .extracting(choice -> ((Enum<?>) choice).name() + "=" + choice)
                .containsExactly("EMPTY=", "_1=1", "A_B=a b", "A_B2=a-b", "ENUM=enum", "II=ıi");
        config.getMethod("string", choices).invoke(builder, choices.getEnumConstants()[2]);
        assertThat(config.getMethod("build").invoke(builder))
                .isEqualTo(PluginConfig.of(Map.of(
                        "class", "a", "api-key", "b", "api key", "c", "1st", "d", "\"\\u\n", "e", "string", "a b")));
    }

    private static Class<?> compiled(JavaSource source, Path folder) throws IOException, ClassNotFoundException {
        Path file = folder.resolve(source.path());
        Files.createDirectories(file.getParent());
        Files.writeString(file, source.text());
        int result = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-encoding",
                        "US-ASCII",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-proc:none",
                        file.toString());
        assertThat(result).as(source.text()).isZero();
        URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, ConfigTypesTests.class.getClassLoader());
        return loader.loadClass(source.packageName() + "." + source.name());
    }

    @Test
    void of_two_fields_with_one_key_the_last_counts() {
        PluginManifest manifest = manifest("""
                {"config": [{"key": "a", "type": "string"}, {"key": "b", "type": "string"}, {"key": "a", "type": "attachment"}]}""");

        assertThat(ConfigTypes.typeScript(manifest))
                .contains("Config {\n    b?: string\n}")
                .contains("a?: Attachment");
    }

    @Test
    void a_choice_without_choices_is_any_text() {
        assertThat(ConfigTypes.typeScript(withField("\"key\": \"a\", \"type\": \"choice\"")))
                .contains("    a?: string\n");
    }

    @Test
    void refuses_what_is_no_package() {
        assertThatThrownBy(() -> ConfigTypes.java(manifest("{}"), "hello", "com.1example"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'com.1example' can't be the package of the class HelloConfig.\n"
                        + "Name another package, such as com.example.");
    }
}
