package io.github.posthogplugins.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LocationTests {

    @Test
    void prints_line_and_column_as_editors_understand_them() {
        assertThat(Location.at("plugin.json", 12, 5)).hasToString("plugin.json:12:5");
    }

    @Test
    void prints_only_the_file_when_nothing_else_is_known() {
        assertThat(Location.ofFile("index.js")).hasToString("index.js");
    }

    @Test
    void prints_the_pointer_when_there_is_no_line() {
        assertThat(Location.ofPointer("config", "/name")).hasToString("config#/name");
    }

    @Test
    void keeps_the_pointer_to_itself_when_there_is_a_line() {
        assertThat(Location.at("plugin.json", 1, 2).withPointer("/name")).hasToString("plugin.json:1:2");
    }
}
