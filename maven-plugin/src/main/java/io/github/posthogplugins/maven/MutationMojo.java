package io.github.posthogplugins.maven;

import io.github.posthogplugins.coverage.Mutant;
import io.github.posthogplugins.coverage.MutationFolder;
import io.github.posthogplugins.coverage.MutationReport;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Reports which conditions of the plugin can be negated without a test noticing, and fails the build if there are too many.
 *
 * <p>The tests try that if {@code -Dposthog.mutate=true} is set; else this goal does nothing. It merges what the test JVMs
 * have found and writes {@code mutations.json}.
 */
@Mojo(name = "mutation", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class MutationMojo extends AbstractPosthogMojo {

    /** How many of the negated conditions tests have to notice at least, in percent. */
    @Parameter(property = "posthog.mutate.minimum", defaultValue = "0")
    private double minimum;

    /** Where the test JVMs have left what they have found, and where the report goes. */
    @Parameter(
            property = "posthog.mutate.directory",
            defaultValue = "${project.build.directory}/posthog-mutation",
            required = true)
    private File directory = new File(MutationFolder.DEFAULT);

    /** The module, in which the tests ran. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File module = new File("");

    @Override
    void run(Path plugin) throws MojoFailureException {
        MutationFolder folder = new MutationFolder(directory.toPath());
        List<Mutant> mutants = folder.mutants();
        if (mutants.isEmpty()) {
            getLog().info("The tests have not negated conditions. They do with -Dposthog.mutate=true");
            return;
        }
        MutationReport report = MutationReport.of(module.toPath(), mutants);
        report.writeTo(folder.path());
        folder.forgetAll();
        report.text().lines().forEach(getLog()::info);
        requireEnough(report);
    }

    private void requireEnough(MutationReport report) throws MojoFailureException {
        Optional<String> complaint = report.complaint(minimum);
        if (complaint.isPresent()) {
            throw new MojoFailureException(complaint.get());
        }
    }
}
