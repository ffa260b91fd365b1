package io.github.posthogplugins.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What coverage has to be at least.
 *
 * @param lines in percent
 * @param branches in percent
 */
public record CoverageMinimum(double lines, double branches) {

    /** Returns what is too low, for people, or nothing if all is well. */
    public Optional<String> complaint(CoverageReport report) {
        List<String> findings = new ArrayList<>();
        add(findings, "lines", report.lines(), lines, "posthog.coverage.minimum");
        add(findings, "branches", report.branches(), branches, "posthog.coverage.minimum.branches");
        return findings.isEmpty()
                ? Optional.empty()
                : Optional.of("The tests cover too little of the plugin's code:\n" + String.join("\n", findings));
    }

    private static void add(List<String> findings, String what, Ratio ratio, double minimum, String property) {
        if (ratio.percent() < minimum) {
            findings.add(String.format(
                    Locale.ROOT,
                    "  %s of %s (%d of %d), but %s wants %s %%",
                    ratio,
                    what,
                    ratio.covered(),
                    ratio.total(),
                    property,
                    written(minimum)));
        }
    }

    static String written(double percent) {
        return percent == Math.rint(percent) ? Long.toString((long) percent) : Double.toString(percent);
    }
}
