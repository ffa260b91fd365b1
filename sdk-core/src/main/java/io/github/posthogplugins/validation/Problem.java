package io.github.posthogplugins.validation;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.Objects;

/**
 * One finding about a bundle.
 *
 * @param code the stable name of the rule that was broken, such as {@code manifest.name-missing}
 * @param severity whether the plugin works nevertheless
 * @param location where it was found
 * @param summary what was found, in one line, with names and values in quotes
 * @param advice what to do, as an imperative sentence; empty if nobody can know
 */
public record Problem(String code, Severity severity, Location location, String summary, String advice) {

    static final Comparator<Problem> WORST_FIRST =
            comparing(Problem::severity).thenComparing(Problem::location, Location.BY_FILE_AND_LINE);

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(location, "location");
        Objects.requireNonNull(summary, "summary");
        Objects.requireNonNull(advice, "advice");
    }

    /** A finding that keeps the plugin from working. */
    public static Problem error(String code, Location location, String summary, String advice) {
        return new Problem(code, Severity.ERROR, location, summary, advice);
    }

    /** A finding that the plugin survives. */
    public static Problem warning(String code, Location location, String summary, String advice) {
        return new Problem(code, Severity.WARNING, location, summary, advice);
    }

    /** Whether the plugin does not work because of this. */
    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** Place, code and summary in one line, as logs and editors show it. */
    public String headline() {
        return location + "  " + code + "  " + summary;
    }
}
