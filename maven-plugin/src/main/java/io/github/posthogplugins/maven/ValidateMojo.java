package io.github.posthogplugins.maven;

import java.nio.file.Path;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Finds everything that is wrong with a PostHog plugin in one run, and fails the build if it would not work.
 *
 * <p>Needs no POM: run it in the folder of any PostHog plugin.
 */
@Mojo(name = "validate", defaultPhase = LifecyclePhase.VALIDATE, threadSafe = true, requiresProject = false)
public final class ValidateMojo extends AbstractPosthogMojo {

    @Override
    void run(Path plugin) throws MojoFailureException {
        validate(plugin);
    }
}
