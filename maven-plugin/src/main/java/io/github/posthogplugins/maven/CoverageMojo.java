package io.github.posthogplugins.maven;

import io.github.posthogplugins.coverage.CoverageFolder;
import io.github.posthogplugins.coverage.CoverageMinimum;
import io.github.posthogplugins.coverage.CoverageReport;
import io.github.posthogplugins.coverage.MeasuredSource;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reports how much of the plugin's code the tests have run, and fails the build if that is too little.
 *
 * <p>The tests measure it if {@code -Dposthog.coverage=true} is set; else this goal does nothing. It merges what the test
 * JVMs have measured and writes {@code lcov.info}, {@code coverage.json} and {@code index.html}.
 */
@Mojo(name = "coverage", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CoverageMojo extends AbstractPosthogMojo {

    /** How many of the lines have to be run at least, in percent. */
    @Parameter(property = "posthog.coverage.minimum", defaultValue = "0")
    private double minimum;

    /** How many ways of {@code if}, {@code ?:}, {@code &&} and the like have to be taken at least, in percent. */
    @Parameter(property = "posthog.coverage.minimum.branches", defaultValue = "0")
    private double minimumBranches;

    /** Where the test JVMs have left what they have measured, and where the reports go. */
    @Parameter(
            property = "posthog.coverage.directory",
            defaultValue = "${project.build.directory}/posthog-coverage",
            required = true)
    private File directory = new File(CoverageFolder.DEFAULT);

    /** The module, in which the tests ran. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File module = new File("");

    @Override
    void run(Path plugin) throws MojoFailureException {
        CoverageFolder folder = new CoverageFolder(directory.toPath());
        List<MeasuredSource> measured = folder.measured();
        if (measured.isEmpty()) {
            getLog().info("The tests have not measured coverage. They do with -Dposthog.coverage=true");
            return;
        }
        CoverageReport report = CoverageReport.of(module.toPath(), measured);
        report.writeTo(folder.path());
        folder.forgetAll();
        print(report, folder.path().resolve("index.html"));
        requireEnough(report);
    }

    private void print(CoverageReport report, Path html) {
        report.table().lines().forEach(getLog()::info);
        getLog().info("The sources are in " + module.toPath().relativize(html));
    }

    private void requireEnough(CoverageReport report) throws MojoFailureException {
        Optional<String> complaint = new CoverageMinimum(minimum, minimumBranches).complaint(report);
        if (complaint.isPresent()) {
            throw new MojoFailureException(complaint.get());
        }
    }
}
