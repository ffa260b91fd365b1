package io.github.posthogplugins.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpellingTests {

    private static final List<String> KNOWN =
            List.of("name", "hint", "required_if", "stateless", "publicJobs", "posthogVersion", "default", "choices");

    @ParameterizedTest
    @CsvSource({
        "hnit, hint", "HINT, hint", "requiredIf, required_if", "is_stateless, stateless", "public_jobs, publicJobs",
        "posthog-version, posthogVersion", "defualt, default", "description, hint", "label, name", "options, choices"
    })
    void guesses_what_is_meant(String word, String known) {
        assertThat(Spelling.guess(word, KNOWN)).contains(known);
    }

    @ParameterizedTest
    @ValueSource(strings = {"maintainer", "x", "type", ""})
    void does_not_guess_wildly(String word) {
        assertThat(Spelling.guess(word, KNOWN)).isEmpty();
    }

    @Test
    void only_suggests_synonyms_that_are_known() {
        assertThat(Spelling.guess("label", List.of("hint"))).isEmpty();
    }
}
