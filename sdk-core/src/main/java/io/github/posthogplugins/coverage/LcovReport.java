package io.github.posthogplugins.coverage;

import io.github.posthogplugins.coverage.FileCoverage.ArmCoverage;
import io.github.posthogplugins.coverage.FileCoverage.BranchCoverage;
import io.github.posthogplugins.coverage.FileCoverage.FunctionCoverage;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The report as {@code lcov.info}, which genhtml, Codecov and SonarQube read. */
final class LcovReport {

    private LcovReport() {}

    static String of(CoverageReport report) {
        return report.files().stream().map(LcovReport::file).collect(Collectors.joining());
    }

    private static String file(FileCoverage file) {
        StringBuilder text = new StringBuilder("TN:\nSF:" + file.file() + "\n");
        addFunctions(text, file);
        addBranches(text, file);
        file.lineHits().forEach((line, count) -> text.append("DA:" + line + "," + count + "\n"));
        addTotals(text, "L", file.lineRatio());
        return text.append("end_of_record\n").toString();
    }

    /** Readers tell functions apart by name alone. */
    private static void addFunctions(StringBuilder text, FileCoverage file) {
        Set<String> names = new HashSet<>();
        StringBuilder counts = new StringBuilder();
        for (FunctionCoverage function : file.functions()) {
            String name = names.add(function.name()) ? function.name() : function.name() + ":" + function.line();
            text.append("FN:" + function.line() + "," + name + "\n");
            counts.append("FNDA:" + function.count() + "," + name + "\n");
        }
        text.append(counts);
        addTotals(text, "FN", file.functionRatio());
    }

    private static void addBranches(StringBuilder text, FileCoverage file) {
        int block = 0;
        for (BranchCoverage branch : file.branches()) {
            addArms(text, branch, block++);
        }
        addTotals(text, "BR", file.branchRatio());
    }

    /** A dash says that not even the branch was reached. */
    private static void addArms(StringBuilder text, BranchCoverage branch, int block) {
        boolean isReached = branch.ratio().covered() > 0;
        int number = 0;
        for (ArmCoverage arm : branch.arms()) {
            String taken = isReached ? Long.toString(arm.count()) : "-";
            text.append("BRDA:" + branch.line() + "," + block + "," + number++ + "," + taken + "\n");
        }
    }

    private static void addTotals(StringBuilder text, String what, Ratio ratio) {
        text.append(what + "F:" + ratio.total() + "\n" + what + "H:" + ratio.covered() + "\n");
    }
}
