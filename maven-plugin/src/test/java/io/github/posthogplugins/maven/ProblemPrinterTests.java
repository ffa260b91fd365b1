package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.ValidationReport;
import org.junit.jupiter.api.Test;

class ProblemPrinterTests {

    private static final Problem ERROR = Problem.error(
            "manifest.type-unknown",
            Location.at("plugin.json", 12, 5),
            "Field 'a' has the unknown type 'boolean'",
            "Use one of 'string', 'choice', 'attachment', 'json'.");
    private static final Problem WARNING =
            Problem.warning("bundle.odd", Location.ofFile("index.ts"), "This is odd", "");

    private final RecordingLog log = new RecordingLog();

    @Test
    void prints_errors_and_warnings_with_advice_below_and_a_count_at_the_end() {
        new ProblemPrinter(log, false).print(ValidationReport.of(WARNING, ERROR));

        assertThat(log.text()).isEqualTo("""
                ERROR plugin.json:12:5  manifest.type-unknown  Field 'a' has the unknown type 'boolean'
                ERROR     Use one of 'string', 'choice', 'attachment', 'json'.
                WARN index.ts  bundle.odd  This is odd
                ERROR 1 error, 1 warning
                """);
    }

    @Test
    void prints_that_a_plugin_is_valid() {
        new ProblemPrinter(log, false).print(ValidationReport.of());

        assertThat(log.text()).isEqualTo("INFO The plugin is valid\n");
    }

    @Test
    void prints_that_a_plugin_is_valid_in_spite_of_warnings() {
        new ProblemPrinter(log, false).print(ValidationReport.of(WARNING));

        assertThat(log.text()).isEqualTo("""
                WARN index.ts  bundle.odd  This is odd
                INFO The plugin is valid, with 1 warning
                """);
    }

    @Test
    void prints_warnings_as_errors_where_they_fail_the_build() {
        new ProblemPrinter(log, true).print(ValidationReport.of(WARNING));

        assertThat(log.text()).isEqualTo("""
                ERROR index.ts  bundle.odd  This is odd
                ERROR 1 warning
                """);
    }
}
