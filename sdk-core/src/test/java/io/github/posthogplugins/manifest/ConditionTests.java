package io.github.posthogplugins.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.manifest.Condition.Filled;
import io.github.posthogplugins.manifest.Condition.Holds;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionTests {

    @Test
    void a_field_is_filled_by_anything_truthy() {
        assertThat(new Filled("a").isMetBy("x")).isTrue();
        assertThat(new Filled("a").isMetBy(List.of())).isTrue();
        assertThat(new Filled("a").isMetBy("")).isFalse();
        assertThat(new Filled("a").isMetBy(0)).isFalse();
        assertThat(new Filled("a").isMetBy(false)).isFalse();
        assertThat(new Filled("a").isMetBy(null)).isFalse();
    }

    @Test
    void a_value_is_compared_strictly() {
        assertThat(new Holds("a", "yes").isMetBy("yes")).isTrue();
        assertThat(new Holds("a", "yes").isMetBy("no")).isFalse();
        assertThat(new Holds("a", "1").isMetBy(1)).isFalse();
        assertThat(new Holds("a", 1).isMetBy(1.0)).isTrue();
    }

    @Test
    void the_empty_text_matches_an_empty_field() {
        assertThat(new Holds("a", "").isMetBy(null)).isTrue();
        assertThat(new Holds("a", "").isMetBy("")).isTrue();
    }

    @Test
    void null_never_matches() {
        assertThat(new Holds("a", null).isMetBy(null)).isFalse();
        assertThat(new Holds("a", null).isMetBy("x")).isFalse();
    }

    @Test
    void objects_are_never_identical() {
        assertThat(new Holds("a", List.of()).isMetBy(List.of())).isFalse();
    }
}
