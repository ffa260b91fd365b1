package io.github.posthogplugins.coverage;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.posthogplugins.coverage.FileCoverage.BranchCoverage;
import io.github.posthogplugins.coverage.FileCoverage.FunctionCoverage;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;

/** The report for programs. */
final class JsonReport {

    private static final int VERSION = 1;

    private JsonReport() {}

    static String of(CoverageReport report) {
        Totals totals = new Totals(report.lines(), report.branches(), report.functions());
        List<FileEntry> files = report.files().stream().map(FileEntry::of).toList();
        try {
            return Json.MAPPER
                    .writerWithDefaultPrettyPrinter()
                    .writeValueAsString(new Document(VERSION, totals, files, report.outdated()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private record Document(int version, Totals totals, List<FileEntry> files, List<String> outdated) {}

    private record Totals(Ratio lines, Ratio branches, Ratio functions) {}

    private record FileEntry(
            String file,
            Totals totals,
            SortedSet<Integer> missedLines,
            SortedSet<Integer> partialLines,
            Map<Integer, Long> lineHits,
            List<BranchCoverage> branches,
            List<FunctionCoverage> functions) {

        static FileEntry of(FileCoverage file) {
            return new FileEntry(
                    file.file(),
                    new Totals(file.lineRatio(), file.branchRatio(), file.functionRatio()),
                    file.missedLines(),
                    file.partialLines(),
                    file.lineHits(),
                    file.branches(),
                    file.functions());
        }
    }
}
