package io.github.posthogplugins.maven;

import io.github.posthogplugins.validation.InvalidBundleException;
import io.github.posthogplugins.validation.ValidationReport;
import java.io.File;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;

/** What all goals do: skip, validate, and tell the user's mistakes from the machine's. */
abstract class AbstractPosthogMojo extends AbstractMojo {

    /** The folder with the plugin's {@code plugin.json}. */
    @Parameter(property = "posthog.pluginDirectory", defaultValue = "${basedir}", required = true)
    private File pluginDirectory = new File(".");

    /** Whether to do nothing. */
    @Parameter(property = "posthog.skip", defaultValue = "false")
    private boolean skip;

    /** Whether warnings fail the build too. */
    @Parameter(property = "posthog.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, because posthog.skip is set");
            return;
        }
        try {
            run(pluginDirectory.toPath());
        } catch (InvalidBundleException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (UncheckedIOException e) {
            throw new MojoExecutionException(
                    e.getMessage() + ": " + e.getCause().getMessage(), e);
        }
    }

    /** Does the work of the goal for the plugin in this folder. */
    abstract void run(Path plugin) throws MojoFailureException;

    /** Fails the build if the plugin has errors; logs whatever was found. */
    final void validate(Path plugin) throws MojoFailureException {
        ValidationReport report = Validators.create().validate(plugin);
        new ProblemPrinter(getLog(), failOnWarning).print(report);
        if (!report.isValid() || failOnWarning && !report.problems().isEmpty()) {
            throw new MojoFailureException("The PostHog plugin in '" + plugin + "' has " + report.tally()
                    + (report.isValid() ? ", and posthog.failOnWarning is set" : ""));
        }
    }
}
