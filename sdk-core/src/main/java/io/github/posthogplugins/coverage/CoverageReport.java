package io.github.posthogplugins.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * How much of the plugins' code was run.
 *
 * <pre>{@code
 * CoverageReport report = CoverageReport.of(module, new CoverageFolder(module.resolve(CoverageFolder.DEFAULT)).measured());
 * System.out.println(report.table());
 * }</pre>
 */
public final class CoverageReport {

    private final List<FileCoverage> files;
    private final List<String> outdated;

    private CoverageReport(List<FileCoverage> files, List<String> outdated) {
        this.files = List.copyOf(files);
        this.outdated = List.copyOf(outdated);
    }

    /**
     * Puts what was measured beside the sources.
     *
     * @param module the folder that the paths are relative to
     * @throws UncheckedIOException if a source is there but can't be read
     */
    public static CoverageReport of(Path module, List<MeasuredSource> measured) {
        List<FileCoverage> files = new ArrayList<>();
        List<String> outdated = new ArrayList<>();
        for (MeasuredSource source : measured) {
            SourceText.find(module, source.file(), source.hash())
                    .map(text -> new FileCoverage(source, text))
                    .ifPresentOrElse(files::add, () -> outdated.add(source.file()));
        }
        files.sort(Comparator.comparing(FileCoverage::file));
        return new CoverageReport(files, outdated.stream().distinct().sorted().toList());
    }

    /** Returns the files, sorted by path. */
    public List<FileCoverage> files() {
        return files;
    }

    /** Returns files that have changed since they were measured; they are left out. */
    public List<String> outdated() {
        return outdated;
    }

    /** Returns how many lines were run. */
    public Ratio lines() {
        return sum(FileCoverage::lineRatio);
    }

    /** Returns how many ways of branches were taken. */
    public Ratio branches() {
        return sum(FileCoverage::branchRatio);
    }

    /** Returns how many functions were called. */
    public Ratio functions() {
        return sum(FileCoverage::functionRatio);
    }

    private Ratio sum(Function<FileCoverage, Ratio> ratio) {
        return Ratio.sum(files.stream().map(ratio));
    }

    /** Returns a table for people, with the lines that were not run. */
    public String table() {
        return CoverageTable.of(this);
    }

    /**
     * Writes {@code lcov.info}, {@code coverage.json} and {@code index.html}, which shows the sources.
     *
     * @throws UncheckedIOException if that fails
     */
    public void writeTo(Path folder) {
        try {
            WholeFile.write(folder.resolve("lcov.info"), LcovReport.of(this));
            WholeFile.write(folder.resolve("coverage.json"), JsonReport.of(this));
            WholeFile.write(folder.resolve("index.html"), HtmlReport.of(this));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write the reports to " + folder, e);
        }
    }
}
