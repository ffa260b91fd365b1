package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.BundlePackager;
import io.github.posthogplugins.bundle.PackageJson;
import io.github.posthogplugins.bundle.PackedBundle;
import io.github.posthogplugins.bundle.PluginBundle;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;
import org.jspecify.annotations.Nullable;

/**
 * Validates a PostHog plugin and packs it as {@code <name>-<version>.zip}, ready to be installed in PostHog.
 *
 * <p>The zip holds {@code plugin.json}, the main file, {@code frontend.tsx}, {@code site.ts}, the README and the
 * licence. The same files give the same bytes, on every machine. In a project with a POM the zip is attached with the
 * classifier {@code posthog-plugin}, and so is installed and deployed with it. Without a POM the version is that of
 * {@code package.json}, or 0.0.0.
 */
@Mojo(name = "package", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true, requiresProject = false)
public final class PackageMojo extends AbstractPosthogMojo {

    static final String TYPE = "zip";
    static final String CLASSIFIER = "posthog-plugin";

    private static final String NO_VERSION = "0.0.0";

    /** The folder to put the zip into; by default the build directory of the project. */
    @Parameter(property = "posthog.outputDirectory")
    private @Nullable File outputDirectory;

    /**
     * The time of all entries of the zip, as ISO 8601 or as seconds since 1970. Without it entries date from
     * 1980-01-01, so that builds are reproducible in any case.
     */
    @Parameter(property = "posthog.outputTimestamp", defaultValue = "${project.build.outputTimestamp}")
    private @Nullable String outputTimestamp;

    /** Maven's stand-in for a project if there is no POM. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project = new MavenProject();

    /** The build, which packs other plugins too if it has several modules. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    private final MavenProjectHelper projectHelper;

    @Inject
    PackageMojo(MavenProjectHelper projectHelper) {
        this.projectHelper = projectHelper;
    }

    @Override
    void run(Path plugin) throws MojoFailureException {
        validate(plugin);
        PackedBundle packed = BundlePackager.pack(
                PluginBundle.load(plugin), version(plugin), folder(plugin), OutputTimestamp.parse(outputTimestamp));
        new PackagePrinter(getLog()).print(packed);
        if (hasPom()) {
            projectHelper.attachArtifact(
                    project, TYPE, CLASSIFIER, packed.file().toFile());
        }
        if (session != null) {
            PackedInBuild.of(session).add(packed, project, new PackagePrinter(getLog()));
        }
    }

    private String version(Path plugin) {
        return hasPom() ? project.getVersion() : PackageJson.version(plugin).orElse(NO_VERSION);
    }

    private Path folder(Path plugin) {
        return Optional.ofNullable(outputDirectory)
                .map(File::toPath)
                .orElseGet(() -> hasPom() ? Path.of(project.getBuild().getDirectory()) : plugin.resolve("target"));
    }

    private boolean hasPom() {
        return project.getFile() != null;
    }
}
