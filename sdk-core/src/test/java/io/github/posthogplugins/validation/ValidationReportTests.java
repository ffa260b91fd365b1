package io.github.posthogplugins.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ValidationReportTests {

    private static final Problem LATE_ERROR = Problem.error("b.late", Location.at("b.json", 9, 1), "Late", "");
    private static final Problem EARLY_ERROR = Problem.error("b.early", Location.at("b.json", 2, 7), "Early", "");
    private static final Problem FIRST_FILE = Problem.error("a.any", Location.at("a.js", 30, 1), "Any", "");
    private static final Problem WARNING = Problem.warning("a.warn", Location.ofFile("a.js"), "Warned", "");

    @Test
    void sorts_errors_first_then_by_file_then_by_line() {
        ValidationReport report = ValidationReport.of(WARNING, LATE_ERROR, EARLY_ERROR, FIRST_FILE);

        assertThat(report.problems()).containsExactly(FIRST_FILE, EARLY_ERROR, LATE_ERROR, WARNING);
    }

    @Test
    void is_valid_in_spite_of_warnings() {
        assertThat(ValidationReport.of(WARNING).isValid()).isTrue();
    }

    @Test
    void is_not_valid_with_an_error() {
        assertThat(ValidationReport.of(WARNING, LATE_ERROR).isValid()).isFalse();
    }

    @Test
    void tells_errors_from_warnings() {
        ValidationReport report = ValidationReport.of(WARNING, LATE_ERROR);

        assertThat(report.errors()).containsExactly(LATE_ERROR);
        assertThat(report.warnings()).containsExactly(WARNING);
    }

    @Test
    void counts_for_people() {
        assertThat(ValidationReport.of().tally()).isEqualTo("no problems");
        assertThat(ValidationReport.of(WARNING).tally()).isEqualTo("1 warning");
        assertThat(ValidationReport.of(LATE_ERROR, EARLY_ERROR, WARNING).tally())
                .isEqualTo("2 errors, 1 warning");
    }
}
