package io.github.posthogplugins.validation;

import java.util.List;
import java.util.stream.Stream;

/**
 * Everything that was found about a bundle: errors first, then by file and line.
 *
 * @param problems the findings, sorted
 */
public record ValidationReport(List<Problem> problems) {

    public ValidationReport {
        problems = problems.stream().sorted(Problem.WORST_FIRST).toList();
    }

    /** A report with these findings, in any order. */
    public static ValidationReport of(Problem... problems) {
        return new ValidationReport(List.of(problems));
    }

    /** Whether nothing keeps the plugin from working; there may be warnings. */
    public boolean isValid() {
        return errors().isEmpty();
    }

    /** The findings that keep the plugin from working. */
    public List<Problem> errors() {
        return problems.stream().filter(Problem::isError).toList();
    }

    /** The findings that the plugin survives. */
    public List<Problem> warnings() {
        return problems.stream().filter(problem -> !problem.isError()).toList();
    }

    /** How much was found, for people: {@code 2 errors, 1 warning}, or {@code no problems}. */
    public String tally() {
        if (problems.isEmpty()) {
            return "no problems";
        }
        return Stream.of(counted(errors().size(), "error"), counted(warnings().size(), "warning"))
                .filter(part -> !part.isEmpty())
                .reduce((errors, warnings) -> errors + ", " + warnings)
                .orElseThrow();
    }

    private static String counted(int count, String noun) {
        return switch (count) {
            case 0 -> "";
            case 1 -> "1 " + noun;
            default -> count + " " + noun + "s";
        };
    }
}
