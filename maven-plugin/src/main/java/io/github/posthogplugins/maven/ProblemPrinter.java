package io.github.posthogplugins.maven;

import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.ValidationReport;
import java.util.function.Consumer;
import org.apache.maven.plugin.logging.Log;

/** Turns problems into log lines: place, code and summary, and the advice indented below. */
final class ProblemPrinter {

    private static final String INDENT = "    ";

    private final Log log;
    private final boolean warningsAreErrors;

    ProblemPrinter(Log log, boolean warningsAreErrors) {
        this.log = log;
        this.warningsAreErrors = warningsAreErrors;
    }

    void print(ValidationReport report) {
        report.problems().forEach(this::print);
        if (report.problems().isEmpty()) {
            log.info("The plugin is valid");
        } else if (report.isValid() && !warningsAreErrors) {
            log.info("The plugin is valid, with " + report.tally());
        } else {
            log.error(report.tally());
        }
    }

    private void print(Problem problem) {
        Consumer<String> line = problem.isError() || warningsAreErrors ? log::error : log::warn;
        line.accept(problem.headline());
        if (!problem.advice().isEmpty()) {
            line.accept(INDENT + problem.advice());
        }
    }
}
