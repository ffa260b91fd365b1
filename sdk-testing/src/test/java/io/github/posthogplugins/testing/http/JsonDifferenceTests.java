package io.github.posthogplugins.testing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonDifferenceTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1, \"b\": [true, null]} | { \"b\" : [ true , null ] , \"a\" : 1.0 }",
                "1e2 | 100",
                "\"\\u00fc\" | \"ü\"",
                "{\"id\": \"${json-unit.any-string}\"} | {\"id\": \"x\"}",
                "{\"id\": \"${json-unit.ignore}\"} | {\"id\": [1]}",
                "[\"${json-unit.any-number}\", \"${json-unit.any-boolean}\"] | [1, true]",
                "[\"${json-unit.regex}a.*\"] | [\"abc\"]"
            })
    void finds_none_where_both_say_the_same(String expected, String actual) {
        assertThat(JsonDifference.between(expected, actual)).isEmpty();
    }

    @Test
    void finds_all() {
        assertThat(JsonDifference.between(
                        "{\"a\": 1, \"b\": {\"c d\": [1, 2]}, \"e\": 3, \"f\": null}",
                        "{\"a\": \"1\", \"b\": {\"c d\": [1, 3, 4]}, \"g\": {}, \"f\": null}"))
                .containsExactly(
                        new JsonDifference("$.a", "1", "\"1\""),
                        new JsonDifference("$.b['c d'][1]", "2", "3"),
                        new JsonDifference("$.b['c d'][2]", "(absent)", "4"),
                        new JsonDifference("$.e", "3", "(absent)"),
                        new JsonDifference("$.g", "(absent)", "{}"));
    }

    @Test
    void lets_extras_be() {
        assertThat(JsonDifference.beyondExtras("{\"a\": [1]}", "{\"a\": [1, 2], \"b\": 1}"))
                .isEmpty();
        assertThat(JsonDifference.beyondExtras("{\"a\": [1, 2]}", "{\"a\": [1]}"))
                .containsExactly(new JsonDifference("$.a[1]", "2", "(absent)"));
    }

    @ParameterizedTest
    @CsvSource({"'', (empty)", "no JSON, no JSON", "1 2, 1 2"})
    void shows_what_is_no_json(String actual, String shown) {
        assertThat(JsonDifference.between("[]", actual)).containsExactly(new JsonDifference("$", "[]", shown));
    }

    @Test
    void refuses_to_expect_what_is_no_json() {
        assertThatThrownBy(() -> JsonDifference.between("{a: 1}", "{}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("What is expected is no JSON:\n  {a: 1}");
    }
}
