package io.github.posthogplugins.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctIdsTests {

    private static final int WANTED = hash("{\"distinct_id\":\"üser-1\"}");
    private static final int NO_TEXT = hash("{}");

    private static int hash(String json) {
        return DistinctIds.hash(json.getBytes(UTF_8));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"distinct_id\":\"üser-1\",\"a\":1}",
                " {\t\"a\" : [ {\"distinct_id\":\"no\"}, \"}\" ] ,\"b\":-1.5e3, \"distinct_id\" : \"üser-1\" }",
                "{\"properties\":{\"distinct_id\":\"no\",\"s\":\"\\\\\\\"}\"},\"n\":null,\"distinct_id\":\"üser-1\"}",
                "{\"distinct_id\":\"\\u00fcser-1\"}",
                "{\"distinct\\u005fid\":\"üser-1\"}",
                "{\"\\\"\":{\"distinct_id\":\"no\"},\"x\":{},\"distinct_id\":\"üser-1\"}",
                "{\"\":\"\",\"distinct_id\":\"üser-1\"}",
                "{\"distinct_idx\":\"no\",\"distinct_i\":\"no\",\"distinct_id\":\"üser-1\"}",
                "{\"distinct_id\":\"üser-1\",\"distinct_id\":\"a second one\"}",
            })
    void an_id_is_found_however_it_is_spelled(String json) {
        assertThat(hash(json)).isEqualTo(WANTED);
    }

    @Test
    void ids_differ() {
        assertThat(hash("{\"distinct_id\":\"üser-2\"}")).isNotEqualTo(WANTED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"distinct_id\":12}",
                "{\"distinct_id\":null}",
                "{\"distinct_id\":{\"a\":1}}",
                "{\"a\":{\"distinct_id\":\"üser-1\"}}",
                "{\"a\":\"distinct_id\"}",
                "[\"distinct_id\"]",
                "{\"a\\",
                "{\"a\":[{",
                "{\"a\":\"\\",
                "{\"a\":1,",
                "{\"distinct_id\"",
                "{\"distinct_id\":",
                "{",
                "",
            })
    void what_has_none_counts_as_one(String json) {
        assertThat(hash(json)).isEqualTo(NO_TEXT);
    }

    @Test
    void a_text_that_does_not_end_is_no_reason_to_fail() {
        assertThat(hash("{\"distinct_id\":\"abc")).isNotEqualTo(NO_TEXT);
    }
}
