package io.github.posthogplugins.testing.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTests {

    private static final JsonPath SET = JsonPath.ROOT.member("properties").member("$set");
    private static final JsonPath ID =
            JsonPath.ROOT.member("properties").member("items").element(2, 0).member("id");
    private static final JsonPath DOTTED = JsonPath.ROOT.member("a.b").member("say \"hi\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties.$set",
                "*.$set",
                "properties.*",
                "properties.$s*",
                "**",
                "**.$set",
                "properties.**",
                "**.**.$set",
                "*.*",
                "properties[\"$set\"]",
                "p*s.$*t"
            })
    void matches_a_member(String pattern) {
        assertThat(PathPattern.parse(pattern).matches(SET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"properties", "$set", "properties.$set.*", "properties[*]", "properties.$se", "**.properties"})
    void does_not_match_another_member(String pattern) {
        assertThat(PathPattern.parse(pattern).matches(SET)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "properties.items[2].id",
                "properties.items[0].id",
                "properties.items[*].id",
                "properties.items.*.id",
                "**[*].id",
                "**.id"
            })
    void matches_below_an_element_wherever_it_stands(String pattern) {
        assertThat(PathPattern.parse(pattern).matches(ID)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"properties.items[1].id", "properties.items.id", "properties.items[2]"})
    void does_not_match_another_element(String pattern) {
        assertThat(PathPattern.parse(pattern).matches(ID)).isFalse();
    }

    @Test
    void reads_the_paths_that_differences_show() {
        assertThat(SET).hasToString("properties.$set");
        assertThat(ID).hasToString("properties.items[2 -> 0].id");
        assertThat(DOTTED).hasToString("[\"a.b\"][\"say \\\"hi\\\"\"]");
        assertThat(PathPattern.parse(DOTTED.toString()).matches(DOTTED)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"'', 1", "a..b, 3", "a., 3", ".a, 1", "a[x], 2", "a[2]b, 5", "a[\"b], 2", "a], 2"})
    void refuses_what_is_no_path(String text, int character) {
        assertThatThrownBy(() -> PathPattern.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no path: no name is at character " + character + """
                        .
                        Write paths like properties.plan, properties["a.b"], properties.items[*].id or **.uuid.\
                        """);
    }
}
