package io.github.posthogplugins.validation;

import java.util.stream.Collectors;

/** Thrown when the files of a plugin cannot be used; the message says everything that the report knows. */
public final class InvalidBundleException extends RuntimeException {

    private final transient ValidationReport report;

    /**
     * Refuses a bundle.
     *
     * @param bundle what its user calls it: a name, a folder, an archive
     * @param report what is wrong with it
     */
    public InvalidBundleException(String bundle, ValidationReport report) {
        super(message(bundle, report));
        this.report = report;
    }

    /** Refuses a bundle for one reason. */
    public InvalidBundleException(String bundle, Problem problem) {
        this(bundle, ValidationReport.of(problem));
    }

    /** What is wrong with the bundle. */
    public ValidationReport report() {
        return report;
    }

    private static String message(String bundle, ValidationReport report) {
        String subject = "Plugin bundle '" + bundle + "' cannot be used: ";
        return report.problems().size() == 1
                ? subject + single(report.problems().get(0))
                : subject + report.tally() + "\n" + list(report);
    }

    private static String single(Problem problem) {
        return problem.summary()
                + "\n  at " + problem.location() + " (" + problem.code() + ")"
                + onNewLine(problem, "");
    }

    private static String list(ValidationReport report) {
        return report.problems().stream()
                .map(problem -> "  " + problem.headline() + onNewLine(problem, "    "))
                .collect(Collectors.joining("\n"));
    }

    private static String onNewLine(Problem problem, String indent) {
        return problem.advice().isEmpty() ? "" : "\n" + indent + problem.advice();
    }
}
