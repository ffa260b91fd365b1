package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.model.Model;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class AffectedTestsTests {

    private static final Path ROOT = Path.of("root").toAbsolutePath();
    private static final List<MavenProject> PROJECTS =
            List.of(project("", "all"), project("a", "a"), project("a/b", "b"));

    private static MavenProject project(String folder, String artifactId) {
        Model model = new Model();
        model.setGroupId("g");
        model.setArtifactId(artifactId);
        MavenProject project = new MavenProject(model);
        project.setFile(ROOT.resolve(folder).resolve("pom.xml").toFile());
        return project;
    }

    private static AffectedTests by(String... files) {
        return AffectedTests.by(Set.of(files).stream().map(ROOT::resolve).collect(Collectors.toSet()), PROJECTS);
    }

    @Test
    void are_those_of_the_innermost_module() {
        assertThat(by("a/b/index.js")).isEqualTo(new AffectedTests(List.of("g:b"), ""));
        assertThat(by("a/index.js")).isEqualTo(new AffectedTests(List.of("g:a"), ""));
        assertThat(by("a/b/index.js", "a/index.js").modules()).containsExactlyInAnyOrder("g:a", "g:b");
    }

    @Test
    void are_all_if_nothing_was_changed() {
        assertThat(by()).isEqualTo(new AffectedTests(List.of(), ""));
    }

    @Test
    void are_the_changed_ones_if_only_tests_were() {
        assertThat(by("a/src/test/java/HelloTest.java")).isEqualTo(new AffectedTests(List.of("g:a"), "HelloTest"));
        assertThat(by("a/src/test/java/HelloTest.java", "a/index.js").tests()).isEmpty();
        assertThat(by("a/src/test/java/Fixture.java").tests()).isEmpty();
    }

    @Test
    void are_run_in_a_build_of_their_own() {
        Properties given = new Properties();
        given.setProperty("posthog.coverage", "true");
        MavenExecutionRequest build = new DefaultMavenExecutionRequest()
                .setGoals(List.of("posthog:watch"))
                .setUserProperties(given);

        MavenExecutionRequest request = by("a/src/test/java/HelloTest.java").in(build);

        assertThat(request.getGoals()).containsExactly("test");
        assertThat(request.getSelectedProjects()).containsExactly("g:a");
        assertThat(request.getUserProperties())
                .containsOnly(
                        entry("posthog.coverage", "true"),
                        entry("test", "HelloTest"),
                        entry("surefire.failIfNoSpecifiedTests", "false"));
        assertThat(by("a/index.js").in(build).getUserProperties()).isEqualTo(given);
        assertThat(build.getGoals()).containsExactly("posthog:watch");
    }
}
