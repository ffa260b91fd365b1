package io.github.posthogplugins.testing.coverage;

import io.github.posthogplugins.coverage.CoverageFolder;
import io.github.posthogplugins.coverage.CoverageReport;
import io.github.posthogplugins.coverage.MeasuredSource;
import io.github.posthogplugins.testing.probe.CodeProbes;
import io.github.posthogplugins.testing.probe.ProbedSource;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The coverage that the JVMs of this test run measure; this one adds its share. */
public final class Coverage {

    private static final String PROPERTY = "posthog.coverage";
    private static final String FOLDER_PROPERTY = "posthog.coverage.directory";

    private final Path module;
    private final CoverageFolder folder;

    Coverage(Path module, Path folder) {
        this.module = module;
        this.folder = new CoverageFolder(folder);
    }

    /** Returns the coverage of plugins in the working directory, which is the module's folder under Maven. */
    public static Coverage ofModule() {
        Path module = Path.of("").toAbsolutePath();
        String folder = System.getProperty(FOLDER_PROPERTY, CoverageFolder.DEFAULT);
        return new Coverage(module, module.resolve(folder));
    }

    /** Tells whether somebody wants to know. */
    public static boolean isOn() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** Begins to measure; what an earlier run has measured counts no more. */
    public void begin() {
        CodeProbes.install();
        folder.forgetAllBut(TestJvm.run());
    }

    /**
     * Writes the reports on what was measured until now, by all JVMs, and returns the one for a terminal.
     *
     * @return nothing if no plugin with a file has run
     */
    public Optional<String> report() {
        folder.keep(TestJvm.run(), TestJvm.name(), measured());
        CoverageReport report = CoverageReport.of(module, folder.measured());
        if (report.files().isEmpty()) {
            return Optional.empty();
        }
        report.writeTo(folder.path());
        return Optional.of("Coverage of plugin code\n" + report.table() + "\nThe sources are in "
                + module.relativize(folder.path().resolve("index.html"))
                + WantedMinimum.advice("posthog.coverage.minimum", "posthog:coverage"));
    }

    List<MeasuredSource> measured() {
        return CodeProbes.sources().stream()
                .flatMap(source -> measured(source).stream())
                .toList();
    }

    /** Plugins that a test has made up have no file, and don't count. */
    private Optional<MeasuredSource> measured(ProbedSource source) {
        return AuthorFiles.pathOf(module, source.origin(), source.file())
                .map(path -> new MeasuredSource(
                        path, MeasuredSource.hashOf(source.file().text()), source.outline(), source.counts()));
    }
}
