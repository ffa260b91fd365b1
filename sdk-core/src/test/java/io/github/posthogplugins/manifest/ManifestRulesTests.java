package io.github.posthogplugins.manifest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.ValidationReport;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One test per rule; each pins the place, the code and the whole text. */
class ManifestRulesTests {

    @Test
    void a_good_manifest_has_no_problems() {
        assertThat(findings("""
                {"$schema": "https://example.com/schema.json", "name": "Hello", "main": "index.js",
                 "url": "https://example.com", "icon": "https://example.com/a.png", "posthogVersion": ">= 1.25.0",
                 "config": [{"markdown": "Read this"},
                   {"key": "apiKey", "type": "string", "secret": true, "required": true, "hint": "h", "order": 1},
                   {"key": "mode", "type": "choice", "choices": ["a", "b"], "default": "a"},
                   {"key": "file", "type": "attachment", "visible_if": [["mode", "a"]], "required_if": [["apiKey"]]}],
                 "publicJobs": {"run": {}, "go": {"payload": {"since": {"type": "date"}}}}}""")).isEmpty();
    }

    @Test
    void everything_is_reported_at_once_errors_first() {
        assertThat(findings("""
                {
                  "nmae": "Hello",
                  "config": [
                    { "key": "a", "type": "boolean" },
                    { "key": "a", "type": "string", "hnit": "x" }
                  ]
                }""")).isEqualTo("""
                ERROR plugin.json:1:1  manifest.name-missing  The plugin has no name
                    Add "name": "My plugin".
                ERROR plugin.json:4:27  manifest.type-unknown  Field 'a' has the unknown type 'boolean'
                    Use one of 'string', 'choice', 'attachment', 'json'.
                ERROR plugin.json:5:14  manifest.key-duplicate  Two fields have the key 'a'; the first one is at plugin.json:4:14
                    Give each field a key of its own.
                WARNING plugin.json:2:3  manifest.property-unknown  PostHog does not know the key 'nmae'; did you mean 'name'?
                    Rename it to 'name'.
                WARNING plugin.json:5:37  manifest.field-property-unknown  Field 'a' has the unknown key 'hnit'; did you mean 'hint'?
                    Rename it to 'hint'.
                """);
    }

    @Test
    void what_cannot_be_read_is_the_only_finding() {
        assertThat(findings("{\"nmae\": 1,}")).isEqualTo("""
                ERROR plugin.json:1:11  manifest.trailing-comma  A comma stands before the closing '}'
                    Remove the comma.
                """);
    }

    @Test
    void duplicate_keys_do_not_hide_other_findings() {
        assertThat(findings("{\"name\": \"x\", \"name\": \"\"}")).isEqualTo("""
                ERROR plugin.json:1:15  manifest.property-duplicate  'name' is there twice; the first one is at plugin.json:1:2
                    Remove one of the two.
                ERROR plugin.json:1:23  manifest.name-missing  The plugin has no name
                    Add "name": "My plugin".
                """);
    }

    @Test
    void columns_count_characters_as_editors_do_and_not_bytes() {
        assertThat(findings("{\"name\": \"ğüş😀\", \"x\": 1}")).startsWith("WARNING plugin.json:1:19  ");
    }

    @Test
    void pointers_address_the_value() {
        assertThat(report("{\"name\": \"x\", \"config\": [{\"key\": \"a/b~c\", \"type\": 1}]}")
                        .errors())
                .extracting(problem -> problem.location().pointer())
                .containsExactly("/config/0/type");
    }

    @Nested
    class TopLevel {

        @Test
        void a_name_that_is_too_long() {
            assertThat(findings("{\"name\": \"" + "x".repeat(201) + "\"}")).isEqualTo("""
                    ERROR plugin.json:1:10  manifest.name-too-long  The name has 201 characters; PostHog stores 200
                        Shorten 'name' and move the rest to 'description'.
                    """);
        }

        @Test
        void texts_that_are_not_texts() {
            assertThat(findings("{\"name\": 7, \"main\": [\"a.js\"], \"description\": null}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:10  manifest.not-text  'name' has to be a text but is 7
                        Put a text in double quotes, or remove 'name'.
                    ERROR plugin.json:1:21  manifest.not-text  'main' has to be a text but is an array
                        Put a text in double quotes, or remove 'main'.
                    ERROR plugin.json:1:46  manifest.not-text  'description' has to be a text but is null
                        Put a text in double quotes, or remove 'description'.
                    """);
        }

        @Test
        void an_unknown_key_without_a_likely_meaning() {
            assertThat(findingsWith("\"maintainer\": \"me\"")).isEqualTo("""
                    WARNING plugin.json:1:15  manifest.property-unknown  PostHog does not know the key 'maintainer'
                        Remove it: PostHog ignores it.
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"is_stateless", "isStateless"})
        void stateless_by_another_name(String key) {
            assertThat(findingsWith("\"" + key + "\": true")).contains("did you mean 'stateless'?");
        }

        @Test
        void stateless_with_a_config() {
            assertThat(findingsWith("\"stateless\": true, \"config\": [{\"key\": \"a\", \"type\": \"string\"}]"))
                    .isEqualTo("""
                    ERROR plugin.json:1:28  manifest.stateless-with-config  The plugin is stateless and has a config
                        Remove 'stateless' or 'config': PostHog refuses stateless plugins with a config.
                    """);
        }

        @Test
        void stateless_that_is_not_a_boolean() {
            assertThat(findingsWith("\"stateless\": \"no\"")).isEqualTo("""
                    WARNING plugin.json:1:28  manifest.flag-not-boolean  'stateless' is 'no', which counts as true
                        Write true or false without quotes.
                    """);
        }

        @Test
        void a_version_requirement_in_the_grammar_of_npm() {
            assertThat(findingsWith("\"posthogVersion\": \"1.2 || 2\"")).isEqualTo("""
                    ERROR plugin.json:1:33  manifest.posthog-version  Invalid PostHog semantic version requirement "1.2 || 2"!
                        Write one or several of < <= = >= > != ^ ~ ~= and a version, with commas in between, such as ">= 1.25.0, < 2"; '||' is not understood.
                    """);
        }

        @Test
        void a_range_of_versions_with_a_hyphen() {
            assertThat(findingsWith("\"posthogVersion\": \"1.2.3 - 2.0.0\"")).isEqualTo("""
                    ERROR plugin.json:1:33  manifest.posthog-version-range  PostHog ignores spaces and reads "1.2.3 - 2.0.0" as one version
                        Write ">= 1.2.3, <= 2.0.0".
                    """);
        }

        @Test
        void an_empty_version_requirement_is_none() {
            assertThat(findingsWith("\"posthogVersion\": \"\"")).isEmpty();
        }

        @Test
        void addresses_that_are_not_absolute() {
            assertThat(findingsWith("\"url\": \"example.com\", \"icon\": \"a b.png\""))
                    .isEqualTo("""
                    WARNING plugin.json:1:22  manifest.url-not-absolute  'url' is not an absolute URL: 'example.com'
                        Write the whole address, beginning with https://.
                    WARNING plugin.json:1:45  manifest.url-not-absolute  'icon' is not an absolute URL: 'a b.png'
                        Write the whole address, beginning with https://.
                    """);
        }

        @Test
        void an_address_that_is_too_long() {
            assertThat(findingsWith("\"icon\": \"https://a.b/" + "x".repeat(800) + "\""))
                    .isEqualTo("""
                    WARNING plugin.json:1:23  manifest.url-too-long  'icon' has 812 characters; PostHog stores 800
                        Use a shorter address.
                    """);
        }
    }

    @Nested
    class Config {

        @Test
        void that_is_an_object() {
            assertThat(findingsWith("\"config\": {\"a\": {\"type\": \"string\"}, \"b\": 1}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:25  manifest.config-not-an-array  'config' has to be an array but is an object
                        Write a list of fields, each with its 'key': PostHog does not protect secrets otherwise.
                    ERROR plugin.json:1:56  manifest.field-not-an-object  Field 'b' has to be an object but is 1
                        Write {"key": …, "type": …}.
                    """);
        }

        @Test
        void that_is_a_text() {
            assertThat(findingsWith("\"config\": \"none\"")).isEqualTo("""
                    ERROR plugin.json:1:25  manifest.config-not-an-array  'config' has to be an array but is 'none'
                        Write a list of fields, or remove 'config'.
                    """);
        }

        @Test
        void with_an_entry_that_is_no_field() {
            assertThat(findingsOfFields("\"apiKey\"")).isEqualTo("""
                    ERROR plugin.json:1:26  manifest.field-not-an-object  An entry of 'config' has to be an object but is 'apiKey'
                        Write {"key": …, "type": …}.
                    """);
        }
    }

    @Nested
    class Field {

        @Test
        void without_a_type() {
            assertThat(findingsOfFields("{\"key\": \"a\"}")).isEqualTo("""
                    ERROR plugin.json:1:26  manifest.field-incomplete  Field 'a' has no 'type'
                        Add "type": "string", or another of 'string', 'choice', 'attachment', 'json': without it PostHog shows no control.
                    """);
        }

        @Test
        void without_a_key() {
            assertThat(findingsOfFields("{\"type\": \"string\", \"name\": \"A\"}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:26  manifest.field-incomplete  Field 'A' has no 'key'
                        Add a 'key' and a 'type', or only 'markdown': without a key the value is not stored.
                    """);
        }

        @Test
        void without_anything() {
            assertThat(findingsOfFields("{}")).isEqualTo("""
                    ERROR plugin.json:1:26  manifest.field-incomplete  A field has neither 'key' nor 'type'
                        Add a 'key' and a 'type', or only 'markdown': without a key the value is not stored.
                    """);
        }

        @Test
        void with_a_key_that_is_not_a_text() {
            assertThat(findingsOfFields("{\"key\": 1, \"type\": \"string\"}")).isEqualTo("""
                    ERROR plugin.json:1:34  manifest.key-not-text  The key of a field has to be a text but is 1
                        Write a name such as "apiKey".
                    """);
        }

        @Test
        void with_a_key_that_is_too_long() {
            assertThat(findingsOfFields("{\"key\": \"" + "k".repeat(201) + "\", \"type\": \"string\"}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:34  manifest.key-too-long  The key of a field has 201 characters; PostHog stores 200
                        Shorten the key.
                    """);
        }

        @Test
        void with_an_attachment_key_that_cannot_be_uploaded() {
            assertThat(findingsOfFields("{\"key\": \"a[0]\", \"type\": \"attachment\"}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:34  manifest.key-unusable  The key 'a[0]' of an attachment contains ']'
                        Remove the ']': PostHog cannot upload a file under such a key.
                    """);
        }

        @Test
        void with_a_key_that_is_no_identifier() {
            assertThat(findingsOfFields("{\"key\": \"1st-name\", \"type\": \"string\"}"))
                    .isEqualTo("""
                    WARNING plugin.json:1:34  manifest.key-not-an-identifier  The key '1st-name' is not a JavaScript identifier
                        Use letters, digits and '_', so that the plugin can write meta.config._1st_name.
                    """);
        }

        @Test
        void with_a_misspelt_type() {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"String\"}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:47  manifest.type-unknown  Field 'a' has the unknown type 'String'; did you mean 'string'?
                        Use one of 'string', 'choice', 'attachment', 'json'.
                    """);
        }

        @Test
        void with_flags_that_are_not_booleans() {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"string\", \"required\": \"false\", \"site\": 0}"))
                    .isEqualTo("""
                    WARNING plugin.json:1:69  manifest.flag-not-boolean  'required' is 'false', which counts as true
                        Write true or false without quotes.
                    WARNING plugin.json:1:86  manifest.flag-not-boolean  'site' is 0, which counts as false
                        Write true or false without quotes.
                    """);
        }

        @Test
        void that_is_secret_without_a_key() {
            assertThat(findingsOfFields("{\"markdown\": \"m\", \"secret\": true}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:54  manifest.secret-without-key  A field is secret but has no key
                        Add a 'key' or remove 'secret': PostHog fails whenever it reads the config.
                    """);
        }

        @ParameterizedTest
        @ValueSource(strings = {"apiKey", "API_KEY", "posthogApiKey", "accessToken", "password", "clientSecret"})
        void that_looks_like_a_secret(String key) {
            assertThat(findingsOfFields("{\"key\": \"" + key + "\", \"type\": \"string\"}"))
                    .isEqualTo("""
                    WARNING plugin.json:1:34  manifest.secret-exposed  Field '%s' looks like a secret, but PostHog will show its value
                        Add "secret": true.
                    """.formatted(key));
        }

        @Test
        void with_defaults_that_do_not_work() {
            assertThat(findingsOfFields("""
                    {"key": "a", "type": "string", "default": 5},
                    {"key": "b", "type": "attachment", "default": "x"},
                    {"key": "c", "type": "string", "secret": true, "default": "x"}""")).isEqualTo("""
                    WARNING plugin.json:1:68  manifest.default-not-text  Field 'a' has a default that is not a text: 5
                        Put the default in double quotes: PostHog's form only knows texts.
                    WARNING plugin.json:2:47  manifest.default-on-attachment  Field 'b' is an attachment and has a default
                        Remove 'default'.
                    WARNING plugin.json:3:59  manifest.default-on-secret  Field 'c' is secret and has a default, which everybody can read in plugin.json
                        Remove 'default'.
                    """);
        }

        @Test
        void may_be_secret_and_begin_empty() {
            assertThat(findingsOfFields("{\"key\": \"c\", \"type\": \"string\", \"secret\": true, \"default\": \"\"}"))
                    .isEmpty();
        }

        @Test
        void with_a_description_instead_of_a_hint() {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"string\", \"description\": \"d\"}"))
                    .isEqualTo("""
                    WARNING plugin.json:1:57  manifest.field-property-unknown  Field 'a' has the unknown key 'description'; did you mean 'hint'?
                        Rename it to 'hint'.
                    """);
        }
    }

    @Nested
    class Choice {

        @ParameterizedTest
        @ValueSource(strings = {"", ", \"choices\": []", ", \"choices\": \"a\""})
        void without_choices(String choices) {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"choice\"" + choices + "}"))
                    .contains("  manifest.choices-missing  Field 'a' is a choice without choices\n"
                            + "    Write \"choices\": [\"Yes\", \"No\"].\n");
        }

        @Test
        void with_choices_that_are_not_texts_or_not_unique() {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"choice\", \"choices\": [1, \"b\", \"b\"]}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:69  manifest.choice-not-text  Field 'a' has a choice that is not a text: 1
                        Put the choice in double quotes.
                    ERROR plugin.json:1:77  manifest.choice-duplicate  Field 'a' offers 'b' twice
                        Remove one of the two.
                    """);
        }

        @Test
        void that_is_secret() {
            assertThat(findingsOfFields(
                            "{\"key\": \"a\", \"type\": \"choice\", \"choices\": [\"b\"], \"secret\": true}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:85  manifest.choice-secret  Field 'a' is a choice and secret
                        Remove 'secret' or make it a 'string': PostHog shows no control for secret choices.
                    """);
        }

        @Test
        void with_a_default_that_is_not_among_the_choices() {
            assertThat(findingsOfFields(
                            "{\"key\": \"a\", \"type\": \"choice\", \"choices\": [\"b\"], \"default\": \"c\"}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:86  manifest.choice-default  Field 'a' has the default 'c', which is not one of its choices
                        Use one of the choices, or remove 'default'.
                    """);
        }

        @Test
        void that_another_type_does_not_offer() {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"string\", \"choices\": [\"b\"]}"))
                    .isEqualTo("""
                    WARNING plugin.json:1:57  manifest.choices-unused  Field 'a' has choices, but its type is not 'choice'
                        Set "type": "choice" or remove 'choices'.
                    """);
        }
    }

    @Nested
    class Conditions {

        @ParameterizedTest
        @ValueSource(strings = {"\"b\"", "[\"b\"]", "[[]]", "[[\"b\", 1, 2]]", "[[1]]", "true"})
        void that_PostHog_cannot_read(String condition) {
            assertThat(findingsOfFields("{\"key\": \"b\", \"type\": \"string\"}, "
                            + "{\"key\": \"a\", \"type\": \"string\", \"visible_if\": " + condition + "}"))
                    .contains("  manifest.condition-shape  Field 'a' has a 'visible_if' that PostHog cannot read: ")
                    .endsWith("    Write a list of conditions: [[\"otherKey\", \"its value\"]], "
                            + "or [[\"otherKey\"]] for any value.\n");
        }

        @Test
        void on_a_field_that_does_not_exist() {
            assertThat(findingsOfFields("""
                    {"key": "mode", "type": "string"},
                    {"key": "a", "type": "string", "required_if": [["moed", "x"]]}""")).isEqualTo("""
                    ERROR plugin.json:2:49  manifest.condition-unknown-key  Field 'a' depends in 'required_if' on 'moed', which is no field; did you mean 'mode'?
                        Use the key of a field of 'config'.
                    """);
        }

        @Test
        void on_itself() {
            assertThat(findingsOfFields("{\"key\": \"a\", \"type\": \"string\", \"required_if\": [[\"a\"]]}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:74  manifest.condition-on-itself  Field 'a' depends on itself in 'required_if'
                        Name another field.
                    """);
        }
    }

    @Nested
    class PublicJobs {

        @Test
        void that_are_not_objects() {
            assertThat(
                            findingsWith(
                                    "\"publicJobs\": {\"a\": [], \"b\": {\"payload\": 1}, \"c\": {\"payload\": {\"d\": \"e\"}}}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:35  manifest.job-not-an-object  Job 'a' has to be an object but is an array
                        Write {"export": {"payload": {"since": {"type": "date"}}}}.
                    ERROR plugin.json:1:56  manifest.job-not-an-object  The payload of job 'b' has to be an object but is 1
                        Write {"export": {"payload": {"since": {"type": "date"}}}}.
                    ERROR plugin.json:1:83  manifest.job-not-an-object  The payload field 'd' has to be an object but is 'e'
                        Write {"export": {"payload": {"since": {"type": "date"}}}}.
                    """);
        }

        @Test
        void with_unknown_types() {
            assertThat(findingsWith("\"publicJobs\": {\"a\": {\"payload\": {\"b\": {\"type\": \"int\"}, \"c\": {}}}}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:62  manifest.job-field-type  The payload field 'b' has the unknown type 'int'
                        Use one of 'string', 'boolean', 'json', 'number', 'date', 'daterange'.
                    ERROR plugin.json:1:75  manifest.job-field-type  The payload field 'c' has no type
                        Use one of 'string', 'boolean', 'json', 'number', 'date', 'daterange'.
                    """);
        }

        @Test
        void with_a_name_that_PostHog_adds_itself() {
            assertThat(findingsWith("\"publicJobs\": {\"a\": {\"payload\": {\"$b\": {\"type\": \"date\"}}}}"))
                    .isEqualTo("""
                    ERROR plugin.json:1:48  manifest.job-field-reserved  The payload field '$b' begins with '$'
                        Rename it: PostHog adds fields such as '$operation' and '$job_id' itself.
                    """);
        }
    }

    private static String findingsOfFields(String fields) {
        return findingsWith("\"config\": [" + fields + "]");
    }

    private static String findingsWith(String members) {
        return findings("{\"name\": \"x\", " + members + "}");
    }

    private static String findings(String json) {
        StringBuilder text = new StringBuilder();
        report(json).problems().forEach(problem -> text.append(print(problem)));
        return text.toString();
    }

    private static ValidationReport report(String json) {
        return new ValidationReport(ManifestDocument.parse(json.getBytes(UTF_8)).problems());
    }

    private static String print(Problem problem) {
        return problem.severity() + " " + problem.headline() + "\n    " + problem.advice() + "\n";
    }
}
