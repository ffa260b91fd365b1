package io.github.posthogplugins.maven;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tests, and runs them again whenever a file of a plugin or a test is changed, in this Maven, which stays warm.
 *
 * <p>After a change only the modules that it is in are tested; if only test classes were changed, only these. Enter runs all
 * tests, {@code q} and Enter quits, and so does the end of the input: without a keyboard, all tests run once.
 */
@Mojo(name = "watch", aggregator = true, threadSafe = true)
public final class WatchMojo extends AbstractMojo {

    /** The build, whose request is made again and again. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private @Nullable MavenSession session;

    private final Maven maven;

    @Inject
    WatchMojo(Maven maven) {
        this.maven = maven;
    }

    @Override
    public void execute() {
        MavenSession build = Objects.requireNonNull(session);
        Path root = Path.of(build.getExecutionRootDirectory());
        WatchLoop loop = new WatchLoop(files -> test(build, files), getLog());
        try (FolderWatch watch = FolderWatch.of(root)) {
            loop.run(watch, new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Maven itself has told how each module ended. */
    private void test(MavenSession build, Set<Path> files) {
        AffectedTests affected = AffectedTests.by(files, build.getProjects());
        maven.execute(affected.in(build.getRequest())).getExceptions().forEach(failure -> getLog().error(
                        failure.getMessage()));
    }
}
