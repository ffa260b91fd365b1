package io.github.posthogplugins.maven;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.project.MavenProject;

/**
 * The tests that changed files have to do with.
 *
 * @param modules the modules to test, as Maven's option {@code -pl} names them; all if there are none
 * @param tests the test classes to run, as Surefire's property {@code test} names them; all if it is empty
 */
record AffectedTests(List<String> modules, String tests) {

    private static final String TEST_SOURCE = "Tests?\\.java";

    /** Returns the tests of the modules that the files are in; if only tests were changed, these alone. */
    static AffectedTests by(Set<Path> files, Collection<MavenProject> projects) {
        List<String> modules = files.stream()
                .flatMap(file -> moduleOf(file, projects).stream())
                .distinct()
                .toList();
        boolean onlyTests = !files.isEmpty() && files.stream().allMatch(AffectedTests::isTest);
        return new AffectedTests(modules, onlyTests ? names(files) : "");
    }

    private static Optional<String> moduleOf(Path file, Collection<MavenProject> projects) {
        return projects.stream()
                .filter(project -> file.startsWith(project.getBasedir().toPath()))
                .max(Comparator.comparingInt(
                        project -> project.getBasedir().toPath().getNameCount()))
                .map(project -> project.getGroupId() + ":" + project.getArtifactId());
    }

    private static boolean isTest(Path file) {
        return file.getFileName().toString().matches("\\w*" + TEST_SOURCE);
    }

    private static String names(Set<Path> files) {
        return files.stream()
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.joining(","));
    }

    /** Returns the request of a build that runs them, and is otherwise as that one. */
    MavenExecutionRequest in(MavenExecutionRequest build) {
        Properties properties = new Properties();
        properties.putAll(build.getUserProperties());
        if (!tests.isEmpty()) {
            properties.setProperty("test", tests);
            properties.setProperty("surefire.failIfNoSpecifiedTests", "false");
        }
        return DefaultMavenExecutionRequest.copy(build)
                .setGoals(new ArrayList<>(List.of("test")))
                .setSelectedProjects(new ArrayList<>(modules))
                .setUserProperties(properties);
    }
}
