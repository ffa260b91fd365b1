package io.github.posthogplugins.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidBundleExceptionTests {

    private static final Problem EMPTY = Problem.error(
            "manifest.empty", Location.at("plugin.json", 1, 1), "plugin.json is empty", "Write something.");
    private static final Problem DOUBTFUL =
            Problem.warning("bundle.odd", Location.ofFile("index.ts"), "There are two main files", "");

    @Test
    void says_what_where_and_what_to_do_about_one_problem() {
        assertThat(new InvalidBundleException("hello", EMPTY)).hasMessage("""
                Plugin bundle 'hello' cannot be used: plugin.json is empty
                  at plugin.json:1:1 (manifest.empty)
                Write something.""");
    }

    @Test
    void lists_several_problems() {
        assertThat(new InvalidBundleException("hello", ValidationReport.of(DOUBTFUL, EMPTY)))
                .hasMessage("""
                Plugin bundle 'hello' cannot be used: 1 error, 1 warning
                  plugin.json:1:1  manifest.empty  plugin.json is empty
                    Write something.
                  index.ts  bundle.odd  There are two main files""");
    }

    @Test
    void carries_the_report() {
        assertThat(new InvalidBundleException("hello", EMPTY).report().errors()).containsExactly(EMPTY);
    }
}
