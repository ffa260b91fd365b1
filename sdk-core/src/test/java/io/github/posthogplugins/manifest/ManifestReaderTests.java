package io.github.posthogplugins.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.manifest.ConfigField.AttachmentField;
import io.github.posthogplugins.manifest.ConfigField.ChoiceField;
import io.github.posthogplugins.manifest.ConfigField.JsonField;
import io.github.posthogplugins.manifest.ConfigField.Note;
import io.github.posthogplugins.manifest.ConfigField.StringField;
import io.github.posthogplugins.manifest.ConfigField.UnknownField;
import io.github.posthogplugins.validation.InvalidBundleException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTests {

    @Nested
    class Understands {

        @Test
        void all_top_level_keys() {
            PluginManifest manifest = read("""
                    {"name": "Hello", "description": "Says hello", "main": "dist/index.js", "icon": "https://a.b/c.png",
                     "url": "https://a.b", "posthogVersion": ">= 1.25.0", "stateless": true}""");

            assertThat(manifest.name()).contains("Hello");
            assertThat(manifest.description()).isEqualTo("Says hello");
            assertThat(manifest.main()).contains("dist/index.js");
            assertThat(manifest.icon()).contains("https://a.b/c.png");
            assertThat(manifest.url()).contains("https://a.b");
            assertThat(manifest.posthogVersion()).contains(">= 1.25.0");
            assertThat(manifest.stateless()).isTrue();
        }

        @Test
        void an_empty_object() {
            PluginManifest manifest = read("{}");

            assertThat(manifest.name()).isEmpty();
            assertThat(manifest.config()).isEmpty();
            assertThat(manifest.stateless()).isFalse();
        }

        @Test
        void every_type_of_field() {
            PluginManifest manifest = read("""
                    {"config": [{"key": "a", "type": "string"}, {"key": "b", "type": "json"},
                      {"key": "c", "type": "attachment"}, {"key": "d", "type": "choice", "choices": ["x", "y"]},
                      {"markdown": "Read me"}, {"key": "e", "type": "boolean"}, {"key": "f"}]}""");

            assertThat(manifest.config())
                    .hasExactlyElementsOfTypes(
                            StringField.class,
                            JsonField.class,
                            AttachmentField.class,
                            ChoiceField.class,
                            Note.class,
                            UnknownField.class,
                            UnknownField.class);
            assertThat(manifest.field("d").orElseThrow())
                    .isInstanceOfSatisfying(
                            ChoiceField.class, it -> assertThat(it.choices()).containsExactly("x", "y"));
            assertThat(manifest.field("e").orElseThrow())
                    .isInstanceOfSatisfying(
                            UnknownField.class, it -> assertThat(it.type()).contains("boolean"));
        }

        @Test
        void what_fields_have_in_common() {
            FieldInfo info = read("""
                    {"config": [{"key": "a", "type": "string", "name": "A", "hint": "h", "markdown": "m", "order": 2,
                      "required": true, "secret": true, "site": true, "default": "d",
                      "required_if": [["b"]], "visible_if": [["c", "yes"]]}]}""").config().get(0).info();

            assertThat(info)
                    .isEqualTo(new FieldInfo(
                            Optional.of("a"),
                            Optional.of("A"),
                            Optional.of("h"),
                            Optional.of("m"),
                            OptionalDouble.of(2),
                            true,
                            true,
                            true,
                            Optional.of("d"),
                            List.of(new Condition.Filled("b")),
                            List.of(new Condition.Holds("c", "yes"))));
        }

        @Test
        void public_jobs() {
            PluginManifest manifest = read("""
                    {"publicJobs": {"export": {"payload": {"since":
                      {"type": "date", "title": "Since", "required": true, "default": "today", "staff_only": true}}},
                      "clear": {}}}""");

            assertThat(manifest.publicJobs().get("clear").payload()).isEmpty();
            assertThat(manifest.publicJobs().get("export").payload())
                    .containsEntry(
                            "since",
                            new PublicJob.PayloadField(
                                    Optional.of("date"), Optional.of("Since"), true, Optional.of("today"), true));
        }

        @Test
        void a_config_that_is_an_object_in_the_order_of_its_form() {
            PluginManifest manifest = read("""
                    {"config": {"last": {"type": "string"}, "second": {"type": "string", "order": 2},
                      "first": {"type": "string", "order": 1}}}""");

            assertThat(manifest.config())
                    .extracting(field -> field.key().orElseThrow())
                    .containsExactly("first", "second", "last");
        }
    }

    @Nested
    class Tolerates {

        @Test
        void unknown_keys() {
            assertThat(read("{\"name\": \"Hello\", \"maintainer\": 1}").name()).contains("Hello");
        }

        @Test
        void values_of_types_that_PostHog_cannot_use() {
            PluginManifest manifest =
                    read("{\"name\": 1, \"main\": null, \"config\": 7, \"publicJobs\": [], \"url\": {}}");

            assertThat(manifest.name()).isEmpty();
            assertThat(manifest.main()).isEmpty();
            assertThat(manifest.config()).isEmpty();
            assertThat(manifest.publicJobs()).isEmpty();
        }

        @Test
        void fields_that_are_not_objects() {
            assertThat(read("{\"config\": [1, {\"key\": \"a\", \"type\": \"string\"}]}")
                            .config())
                    .hasSize(1);
        }

        @Test
        void flags_that_are_only_truthy() {
            assertThat(read("{\"config\": [{\"key\": \"a\", \"required\": \"true\"}]}")
                            .config()
                            .get(0)
                            .info()
                            .required())
                    .isTrue();
        }

        @Test
        void a_default_of_any_type() {
            assertThat(read("{\"config\": [{\"key\": \"a\", \"default\": {\"x\": 1}}]}")
                            .config()
                            .get(0)
                            .info()
                            .defaultValue())
                    .contains(Map.of("x", 1));
        }
    }

    @Nested
    class Refuses {

        @Test
        void an_empty_file() {
            assertRefused("", """
                    Plugin bundle 'hello' cannot be used: plugin.json is empty
                      at plugin.json:1:1 (manifest.empty)
                    Write at least {"name": "My plugin"}.""");
        }

        @Test
        void a_blank_file() {
            assertRefused(" \n\t", """
                    Plugin bundle 'hello' cannot be used: plugin.json is empty
                      at plugin.json:1:1 (manifest.empty)
                    Write at least {"name": "My plugin"}.""");
        }

        @Test
        void something_that_is_not_JSON() {
            assertRefused("name: hello", """
                    Plugin bundle 'hello' cannot be used: plugin.json is not JSON: unexpected 'name'
                      at plugin.json:1:1 (manifest.not-json)
                    Write strict JSON: keys and texts in double quotes, a comma between entries, nothing else.""");
        }

        @Test
        void single_quotes() {
            assertRefused("{\n  'name': 'x'\n}", """
                    Plugin bundle 'hello' cannot be used: plugin.json is not JSON: unexpected '''
                      at plugin.json:2:3 (manifest.not-json)
                    Write strict JSON: keys and texts in double quotes, a comma between entries, nothing else.""");
        }

        @Test
        void a_forgotten_comma() {
            assertRefused("{\n  \"name\": \"x\"\n  \"main\": \"y\"\n}", """
                    Plugin bundle 'hello' cannot be used: plugin.json is not JSON: unexpected '"'
                      at plugin.json:3:3 (manifest.not-json)
                    Write strict JSON: keys and texts in double quotes, a comma between entries, nothing else.""");
        }

        @Test
        void something_behind_the_object() {
            assertRefused("{} {}", """
                    Plugin bundle 'hello' cannot be used: plugin.json is not JSON: unexpected '{'
                      at plugin.json:1:4 (manifest.not-json)
                    Write strict JSON: keys and texts in double quotes, a comma between entries, nothing else.""");
        }

        @Test
        void a_text_that_breaks_over_lines() {
            assertRefused("{\"name\": \"x\ny\"}", """
                    Plugin bundle 'hello' cannot be used: plugin.json is not JSON: unexpected end of line within a text
                      at plugin.json:1:12 (manifest.not-json)
                    Write strict JSON: keys and texts in double quotes, a comma between entries, nothing else.""");
        }

        @Test
        void a_file_that_is_cut_short() {
            assertRefused("{\"name\": \"x\",\n \"config\": [", """
                    Plugin bundle 'hello' cannot be used: plugin.json ends before everything in it is closed
                      at plugin.json:2:13 (manifest.not-json)
                    Add the missing quote or bracket.""");
        }

        @Test
        void a_byte_order_mark() {
            assertRefused("\uFEFF{\"name\": \"x\"}", """
                    Plugin bundle 'hello' cannot be used: plugin.json begins with a byte order mark, which is not JSON
                      at plugin.json:1:1 (manifest.byte-order-mark)
                    Save the file as UTF-8 without BOM.""");
        }

        @ParameterizedTest
        @ValueSource(strings = {"// why", "/* why */", "# why"})
        void a_comment(String comment) {
            assertRefused("{\n  " + comment + "\n  \"name\": \"x\"\n}", """
                    Plugin bundle 'hello' cannot be used: plugin.json contains a comment, which JSON does not know
                      at plugin.json:2:3 (manifest.comment)
                    Remove the comment; say it in the README or in a field's 'hint'.""");
        }

        @Test
        void a_trailing_comma() {
            assertRefused("{\n  \"name\": \"x\",\n}", """
                    Plugin bundle 'hello' cannot be used: A comma stands before the closing '}'
                      at plugin.json:2:14 (manifest.trailing-comma)
                    Remove the comma.""");
        }

        @Test
        void a_key_that_is_there_twice() {
            assertRefused("{\n  \"name\": \"x\",\n  \"name\": \"y\"\n}", """
                    Plugin bundle 'hello' cannot be used: 'name' is there twice; the first one is at plugin.json:2:3
                      at plugin.json:3:3 (manifest.property-duplicate)
                    Remove one of the two.""");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[1]", "[]"})
        void an_array(String json) {
            assertRefused(json, """
                    Plugin bundle 'hello' cannot be used: plugin.json holds an array instead of an object
                      at plugin.json:1:1 (manifest.not-an-object)
                    Write at least {"name": "My plugin"}.""");
        }

        @Test
        void bytes_that_are_not_UTF_8() {
            byte[] latin1 = {'{', '"', (byte) 0xe9, '"', ':', '1', '}'};

            assertThatThrownBy(() -> ManifestReader.read("hello", latin1)).hasMessage("""
                    Plugin bundle 'hello' cannot be used: plugin.json is not UTF-8 text
                      at plugin.json:1:1 (manifest.not-utf-8)
                    Save the file with the encoding UTF-8.""");
        }

        @Test
        void a_nesting_without_end() {
            assertRefused("{\"a\":" + "[".repeat(100_000), """
                    Plugin bundle 'hello' cannot be used: plugin.json is nested deeper than 100 levels or holds an endless number
                      at plugin.json:1:1 (manifest.too-complex)
                    Simplify the file: a manifest needs six levels.""");
        }

        private static void assertRefused(String json, String message) {
            assertThatThrownBy(() -> read(json))
                    .isInstanceOf(InvalidBundleException.class)
                    .hasMessage(message);
        }
    }

    private static PluginManifest read(String json) {
        return ManifestReader.read("hello", json.getBytes(UTF_8));
    }
}
