package io.github.posthogplugins.testing.snapshot;

import io.github.posthogplugins.testing.expectation.JsonText;
import io.github.posthogplugins.testing.expectation.UpdateMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/**
 * The snapshots of a test class, and which of them nobody needs.
 *
 * <p>That can be said of those whose test method is gone, and of those whose test has passed without them; not of tests
 * that did not run, and not of invocations that there may be in another run.
 */
final class ClassSnapshots {

    private final Path folder;
    private final Set<String> methods;
    private final Set<String> passed = new HashSet<>();
    private final Set<Path> used = new HashSet<>();

    ClassSnapshots(Path folder, Class<?> testClass) {
        this.folder = folder;
        this.methods =
                ReflectionSupport.findMethods(testClass, method -> true, HierarchyTraversalMode.TOP_DOWN).stream()
                        .map(method -> FileName.clean(method.getName()))
                        .collect(Collectors.toSet());
    }

    /**
     * Notes that a test has passed.
     *
     * @param test its name, with the number of its invocation if it has several
     */
    synchronized void passed(String test, Set<Path> used) {
        passed.add(FileName.clean(test));
        this.used.addAll(used);
    }

    /**
     * Deletes what nobody needs, if the mode lets it.
     *
     * @throws AssertionError that names the files if it does not
     */
    synchronized void checkUnused(UpdateMode mode, String command) {
        List<Path> unused = files().stream().filter(this::isUnused).toList();
        if (mode.writes()) {
            unused.forEach(ClassSnapshots::delete);
        } else if (!unused.isEmpty()) {
            throw new AssertionError("Nobody compares these snapshots any more\n"
                    + unused.stream().map(file -> "  " + JsonText.spelled(file)).collect(Collectors.joining("\n"))
                    + "\nTo delete them, run\n  " + command);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder '" + JsonText.spelled(folder) + "' cannot be read", e);
        }
    }

    private boolean isUnused(Path file) {
        String name = String.valueOf(file.getFileName());
        boolean isGone = methods.stream().noneMatch(method -> isOf(method, name, "[.-]"));
        return isGone || (!used.contains(file) && passed.stream().anyMatch(test -> isLeft(test, name)));
    }

    /** Of an invocation, only its own; of a test that has none, those too that it had when it had some. */
    private boolean isLeft(String test, String name) {
        return isOf(test, name, methods.contains(test) ? "(-|\\.json$|\\.\\d)" : "(-|\\.json$)");
    }

    private static boolean isOf(String test, String name, String end) {
        return name.startsWith(test) && name.substring(test.length()).matches(end + ".*");
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The snapshot '" + JsonText.spelled(file) + "' cannot be deleted", e);
        }
    }
}
