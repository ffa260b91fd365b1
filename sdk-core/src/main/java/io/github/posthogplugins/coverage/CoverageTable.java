package io.github.posthogplugins.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The report for a terminal. */
final class CoverageTable {

    private static final String ROW = "%9s  %9s  %9s  %s";
    private static final String BELOW_FILE = " ".repeat(33);
    private static final String INDENT = BELOW_FILE + "  ";

    private CoverageTable() {}

    static String of(CoverageReport report) {
        List<String> rows = new ArrayList<>();
        rows.add(row("lines", "branches", "functions", "file"));
        report.files().forEach(file -> addFile(rows, file));
        if (report.files().size() != 1) {
            rows.add(row(report.lines(), report.branches(), report.functions(), "all files"));
        }
        report.outdated().forEach(file -> rows.add(BELOW_FILE + file + " has changed since it was measured"));
        return String.join("\n", rows);
    }

    private static void addFile(List<String> rows, FileCoverage file) {
        rows.add(row(file.lineRatio(), file.branchRatio(), file.functionRatio(), file.file()));
        String missed = String.join(", ", LineRanges.of(file.missedLines(), file.lineHits()));
        if (!missed.isEmpty()) {
            rows.add(INDENT + "not run: " + missed);
        }
        String partial = file.partialLines().stream().map(String::valueOf).collect(Collectors.joining(", "));
        if (!partial.isEmpty()) {
            rows.add(INDENT + "one way only: " + partial);
        }
    }

    private static String row(Object lines, Object branches, Object functions, String file) {
        return String.format(Locale.ROOT, ROW, lines, branches, functions, file);
    }
}
