package io.github.posthogplugins.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WantedMinimumTests {

    private static final String SET = "posthog.tests.minimum.branches";

    @AfterEach
    void clear() {
        System.clearProperty(SET);
    }

    @ParameterizedTest
    @CsvSource({
        "posthog.tests.minimum.branches, true",
        "posthog.tests.minimum, true",
        "posthog.tests.min, false",
        "posthog.other.minimum, false"
    })
    void is_told_of_where_one_is_set(String property, boolean isTold) {
        System.setProperty(SET, "80");

        String advice = WantedMinimum.advice(property, "posthog:coverage");

        assertThat(advice)
                .isEqualTo(
                        isTold
                                ? "\nWhether that is enough, the goal posthog:coverage says at the end of 'mvn verify',"
                                        + " if the POM declares it."
                                : "");
    }
}
