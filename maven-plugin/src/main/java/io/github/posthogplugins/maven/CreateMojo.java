package io.github.posthogplugins.maven;

import io.github.posthogplugins.scaffold.PluginScaffold;
import io.github.posthogplugins.scaffold.ScaffoldRefusedException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Makes a new project with a plugin that works: {@code plugin.json}, the main file, a test, and the POM that validates, tests
 * and packs it.
 *
 * <p>{@code mvn io.github.posthogplugins:posthog-maven-plugin:create -Dname=hello-world} needs no POM. It overwrites nothing.
 */
@Mojo(name = "create", requiresProject = false, aggregator = true, threadSafe = true)
public final class CreateMojo extends AbstractMojo {

    /** The name of the plugin; its folder, artifact and test class are named after it. */
    @Parameter(property = "name")
    private @Nullable String name;

    /** The language of the plugin, {@code js} or {@code ts}. */
    @Parameter(property = "language", defaultValue = "js")
    private String language = "js";

    /** The group id of the project, which is the package of its test too. */
    @Parameter(property = "groupId", defaultValue = "com.example")
    private String groupId = "com.example";

    /** The folder of the project; by default one below the current folder, named after the plugin. */
    @Parameter(property = "directory")
    private @Nullable File directory;

    /** The current folder. */
    @Parameter(defaultValue = "${basedir}", readonly = true, required = true)
    private File here = new File(".");

    /** The version of this plugin, and of the SDK that the project uses. */
    @Parameter(defaultValue = "${plugin.version}", readonly = true, required = true)
    private String sdkVersion = "";

    @Override
    public void execute() throws MojoFailureException {
        try {
            PluginScaffold scaffold = scaffold();
            Path folder = Optional.ofNullable(directory).map(File::toPath).orElseGet(() -> here.toPath()
                    .resolve(scaffold.folderName()));
            print(folder, scaffold.write(folder));
        } catch (ScaffoldRefusedException | IllegalArgumentException refused) {
            throw new MojoFailureException(refused.getMessage(), refused);
        }
    }

    private PluginScaffold scaffold() throws MojoFailureException {
        if (name == null) {
            throw new MojoFailureException("The new plugin needs a name.\nGive it one with -Dname=hello-world");
        }
        PluginScaffold scaffold = PluginScaffold.of(name).withGroupId(groupId).withSdkVersion(sdkVersion);
        return switch (language) {
            case "js" -> scaffold;
            case "ts" -> scaffold.inTypeScript();
            default ->
                throw new MojoFailureException("There are no plugins in the language '" + language
                        + "'.\nGive -Dlanguage=js for JavaScript, or -Dlanguage=ts for TypeScript");
        };
    }

    private void print(Path folder, List<String> files) {
        getLog().info("Made a plugin in " + folder);
        files.forEach(file -> getLog().info("    " + file));
        getLog().info("Go there, and test and pack it with: mvn verify");
    }
}
