package io.github.posthogplugins.testing.fuzz;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeedTests {

    @Test
    void is_that_of_the_test_unless_the_property_says_otherwise() {
        assertThat(Seed.of(null, 5)).isEqualTo(5);
        assertThat(Seed.of(" ", 5)).isEqualTo(5);
        assertThat(Seed.of("-12", 5)).isEqualTo(-12);
    }

    @Test
    void can_be_random() {
        assertThat(Seed.of("random", 5)).isNotEqualTo(Seed.of("random", 5));
    }

    @Test
    void is_a_number() {
        assertThatThrownBy(() -> Seed.of("lucky", 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("-Dposthog.seed=lucky is no seed. Use a number, or the word random.");
    }
}
