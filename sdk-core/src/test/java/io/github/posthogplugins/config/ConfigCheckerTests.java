package io.github.posthogplugins.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.manifest.ManifestReader;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConfigCheckerTests {

    private static final String FIELDS = """
            {"key": "text", "type": "string"}, {"key": "data", "type": "json"}, {"key": "file", "type": "attachment"},
            {"key": "mode", "type": "choice", "choices": ["a", "b"]}, {"key": "odd", "type": "boolean"}""";

    @Test
    void accepts_what_the_schema_declares() {
        PluginConfig config = PluginConfig.of("text", "x", "data", "[1]", "mode", "a")
                .withAttachment("file", Attachment.ofText("f.txt", ""));

        assertThat(findings(FIELDS, config)).isEmpty();
    }

    @Test
    void accepts_what_the_schema_does_not_know() {
        assertThat(findings(FIELDS, PluginConfig.of("other", 1, "odd", true))).isEmpty();
    }

    @Test
    void accepts_what_is_empty() {
        assertThat(findings(FIELDS, PluginConfig.of("text", null, "data", "", "mode", "")))
                .isEmpty();
    }

    @Test
    void refuses_values_that_are_not_texts() {
        PluginConfig config = PluginConfig.of("text", 1, "data", List.of(), "mode", false);

        assertThat(findings(FIELDS, config)).isEqualTo("""
                ERROR config#/text  config.not-text  Config field 'text' has to be a text, but a number was given
                    Pass a String: PostHog hands every value of this type to the plugin as text.
                ERROR config#/data  config.not-text  Config field 'data' has to be a text, but an array was given
                    Pass a String: PostHog hands every value of this type to the plugin as text.
                ERROR config#/mode  config.not-text  Config field 'mode' has to be a text, but a boolean was given
                    Pass a String: PostHog hands every value of this type to the plugin as text.
                """);
    }

    @Test
    void refuses_a_choice_that_is_not_offered() {
        assertThat(findings(FIELDS, PluginConfig.of("mode", "c"))).isEqualTo("""
                ERROR config#/mode  config.not-a-choice  Config field 'mode' has the value 'c', which is not one of its choices
                    Use one of 'a', 'b'.
                """);
    }

    @Test
    void never_shows_a_secret() {
        String fields = "{\"key\": \"m\", \"type\": \"choice\", \"choices\": [\"a\"], \"secret\": true}";

        assertThat(findings(fields, PluginConfig.of("m", "s3cret")))
                .contains("has the value (secret),")
                .doesNotContain("s3cret");
    }

    @Test
    void warns_about_json_that_is_none() {
        assertThat(findings(FIELDS, PluginConfig.of("data", "{} trailing"))).isEqualTo("""
                WARNING config#/data  config.not-json  Config field 'data' has to contain JSON but does not
                    Correct the JSON: PostHog passes the text on unchecked, and the plugin will fail to parse it.
                """);
    }

    @Test
    void refuses_a_value_for_an_attachment() {
        assertThat(findings(FIELDS, PluginConfig.of("file", "x"))).isEqualTo("""
                ERROR config#/file  config.attachment-expected  Config field 'file' is an attachment, but a text was given
                    Use withAttachment("file", …).
                """);
    }

    @Test
    void refuses_an_attachment_for_a_value() {
        PluginConfig config = PluginConfig.empty().withAttachment("text", Attachment.ofText("f.txt", ""));

        assertThat(findings(FIELDS, config)).isEqualTo("""
                ERROR config#/text  config.attachment-unexpected  Config field 'text' is not an attachment, but a file was given
                    Use with("text", …) with a text.
                """);
    }

    @Nested
    class Required {

        private static final String CONDITIONAL = """
                {"key": "mode", "type": "string"},
                {"key": "a", "type": "string", "required_if": [["mode", "strict"]]},
                {"key": "b", "type": "string", "required": true, "visible_if": [["mode"]]}""";

        @Test
        void misses_what_is_required() {
            String fields = """
                    {"key": "a", "type": "string", "required": true},
                    {"key": "b", "type": "attachment", "required": true}""";

            assertThat(findings(fields, PluginConfig.of("a", ""))).isEqualTo("""
                    ERROR config#/a  config.required-missing  Config field 'a' is required but not set
                        Add with("a", …).
                    ERROR config#/b  config.required-missing  Config field 'b' is required but not set
                        Add withAttachment("b", …).
                    """);
        }

        @Test
        void misses_what_is_required_under_the_condition_that_is_met() {
            assertThat(findings(CONDITIONAL, PluginConfig.of("mode", "strict", "b", "x")))
                    .startsWith("ERROR config#/a  config.required-missing  Config field 'a'");
        }

        @Test
        void does_not_miss_it_under_another_condition() {
            assertThat(findings(CONDITIONAL, PluginConfig.of("mode", "lax", "b", "x")))
                    .isEmpty();
        }

        @Test
        void does_not_miss_what_the_form_hides() {
            assertThat(findings(CONDITIONAL, PluginConfig.empty())).isEmpty();
        }

        @Test
        void does_not_miss_what_has_no_control() {
            assertThat(findings("{\"key\": \"a\", \"required\": true}", PluginConfig.empty()))
                    .isEmpty();
        }
    }

    private static String findings(String fields, PluginConfig config) {
        StringBuilder text = new StringBuilder();
        ConfigChecker.check(manifest(fields), config).forEach(problem -> text.append(print(problem)));
        return text.toString();
    }

    private static PluginManifest manifest(String fields) {
        return ManifestReader.read("test", ("{\"config\": [" + fields + "]}").getBytes(StandardCharsets.UTF_8));
    }

    private static String print(Problem problem) {
        return problem.severity() + " " + problem.headline() + "\n    " + problem.advice() + "\n";
    }
}
