package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.codegen.ConfigTypes;
import io.github.posthogplugins.codegen.GeneratedFile;
import io.github.posthogplugins.codegen.JavaSource;
import java.io.File;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;

/**
 * Writes the config schema of {@code plugin.json} as types: {@code config.d.ts} beside it for TypeScript, and a class for the
 * tests in Java, {@code HelloWorldConfig} for the plugin Hello World.
 *
 * <p>Files that would not change are not written. Without a POM there is no class.
 */
@Mojo(name = "types", defaultPhase = LifecyclePhase.GENERATE_TEST_SOURCES, threadSafe = true, requiresProject = false)
public final class TypesMojo extends AbstractPosthogMojo {

    /** The package of the class for tests. */
    @Parameter(property = "posthog.typesPackage", defaultValue = "${project.groupId}")
    private String typesPackage = "";

    /** The source folder that the class for tests is put into; it is added to those of the project. */
    @Parameter(
            property = "posthog.typesDirectory",
            defaultValue = "${project.build.directory}/generated-test-sources/posthog")
    private File typesDirectory = new File(".");

    /** Maven's stand-in for a project if there is no POM. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project = new MavenProject();

    @Override
    void run(Path plugin) throws MojoFailureException {
        PluginBundle bundle = PluginBundle.load(plugin);
        write(plugin, new GeneratedFile(ConfigTypes.TYPESCRIPT_FILE, ConfigTypes.typeScript(bundle.manifest())));
        if (project.getFile() != null) {
            JavaSource source = java(bundle);
            write(typesDirectory.toPath(), new GeneratedFile(source.path(), source.text()));
            project.addTestCompileSourceRoot(typesDirectory.getPath());
        }
    }

    private JavaSource java(PluginBundle bundle) throws MojoFailureException {
        try {
            return ConfigTypes.java(bundle.manifest(), bundle.name(), typesPackage);
        } catch (IllegalArgumentException noPackage) {
            throw new MojoFailureException(noPackage.getMessage() + "\nSet <typesPackage>.", noPackage);
        }
    }

    private void write(Path folder, GeneratedFile file) {
        boolean changed = file.writeTo(folder);
        getLog().info((changed ? "Wrote " : "Up to date: ") + folder.resolve(file.path()));
    }
}
