package io.github.posthogplugins.testing.contract;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.manifest.PluginManifest;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SampleConfigsTests {

    private static PluginManifest manifest(String fields) {
        return PluginBundle.ofSources(
                        "sample", Map.of("plugin.json", "{\"config\": [" + fields + "]}", "index.js", "exports.a = 1"))
                .manifest();
    }

    private static List<String> configs(String fields) {
        return SampleConfigs.of(manifest(fields)).stream()
                .map(PluginConfig::toJson)
                .toList();
    }

    @Test
    void set_every_choice_and_leave_out_what_is_not_required() {
        assertThat(configs(
                        "{\"key\": \"region\", \"type\": \"choice\", \"choices\": [\"eu\", \"us\"], \"required\": true},"
                                + "{\"key\": \"name\", \"type\": \"string\"}"))
                .containsExactly(
                        "{\"region\":\"eu\",\"name\":\"sample-name\"}",
                        "{\"region\":\"eu\"}",
                        "{\"region\":\"us\",\"name\":\"sample-name\"}",
                        "{\"region\":\"us\"}");
    }

    @Test
    void keep_defaults_and_clear_them_as_the_form_does() {
        assertThat(configs("{\"key\": \"name\", \"type\": \"string\", \"default\": \"world\"}"))
                .containsExactly("{\"name\":\"world\"}", "{\"name\":\"\"}");
    }

    @Test
    void are_one_empty_config_where_there_is_nothing_to_set() {
        assertThat(configs("{\"markdown\": \"Hello\"}")).containsExactly("{}");
    }

    @Test
    void attach_files() {
        List<PluginConfig> configs = SampleConfigs.of(manifest("{\"key\": \"schema\", \"type\": \"attachment\"}"));

        assertThat(configs)
                .extracting(config -> config.attachments().keySet().size())
                .containsExactly(1, 0);
    }

    @Test
    void leave_out_what_the_conditions_of_the_form_forbid() {
        assertThat(configs("{\"key\": \"kind\", \"type\": \"choice\", \"choices\": [\"a\", \"b\"], \"required\": true},"
                        + "{\"key\": \"more\", \"type\": \"string\", \"required_if\": [[\"kind\", \"b\"]]}"))
                .containsExactly(
                        "{\"kind\":\"a\",\"more\":\"sample-more\"}",
                        "{\"kind\":\"a\"}",
                        "{\"kind\":\"b\",\"more\":\"sample-more\"}");
    }

    @Test
    void hold_every_pair_of_values_where_all_combinations_would_be_too_many() {
        String fields = IntStream.range(0, 10)
                .mapToObj(i -> "{\"key\": \"f" + i + "\", \"type\": \"choice\", \"choices\": [\"a\", \"b\", \"c\"],"
                        + " \"required\": true}")
                .collect(Collectors.joining(","));
        SampleConfigs configs = SampleConfigs.of(manifest(fields), PluginConfig.empty());

        assertThat(configs.samples()).hasSizeBetween(9, 30);
        assertThat(configs.extent())
                .isEqualTo(configs.samples().size() + " of 59049 tried, every pair of values among them");
        assertThat(configs.samples())
                .extracting(sample -> sample.config().value("f3").orElseThrow().toString()
                        + sample.config().value("f8").orElseThrow())
                .contains("aa", "ab", "ac", "ba", "bb", "bc", "ca", "cb", "cc");
    }

    @Test
    void leave_what_the_author_has_set() {
        SampleConfigs configs = SampleConfigs.of(
                manifest("{\"key\": \"region\", \"type\": \"choice\", \"choices\": [\"eu\", \"us\"]}"),
                PluginConfig.of("region", "us"));

        assertThat(configs.samples()).singleElement().hasToString("{\"region\":\"us\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "posthogUrl, https://example.com/",
        "apiEndpoint, https://example.com/",
        "batchSize, 10",
        "timeout_seconds, 10",
        "recipientEmail, someone@example.com",
        "host, example.com",
        "eventsToTrack, $pageview",
        "apiKey, sample-apiKey"
    })
    void make_up_texts_by_what_the_field_is_called(String key, String value) {
        assertThat(SampleConfigs.of(manifest("{\"key\": \"" + key + "\", \"type\": \"string\", \"required\": true}"))
                        .get(0)
                        .value(key))
                .contains(value);
    }

    @Test
    void make_up_secrets_that_stand_nowhere_by_chance() {
        assertThat(configs("{\"key\": \"webhook\", \"type\": \"string\", \"secret\": true, \"required\": true}"))
                .containsExactly("{\"webhook\":\"https://example.com/S3cr3t-webhook\"}");
        assertThat(configs("{\"key\": \"key\", \"type\": \"json\", \"secret\": true, \"required\": true}"))
                .containsExactly("{\"key\":\"{\\\"key\\\": \\\"S3cr3t-key\\\"}\"}");
    }
}
