package io.github.posthogplugins.testing.snapshot;

import io.github.posthogplugins.testing.expectation.ExpectedFile;
import io.github.posthogplugins.testing.expectation.UpdateMode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The snapshots of one test: values that it has seen, in files.
 *
 * <pre>{@code
 * Snapshots.in(Path.of("src/test/snapshots"), "greets_by_name").check("The event", event, null, Set.of("timestamp"));
 * }</pre>
 *
 * <p>With {@link WithSnapshots}, {@code assertThat(…).matchesSnapshot()} finds those of the test that is running. Nothing is
 * written unless {@link UpdateMode} lets it. Use one on one thread.
 */
public final class Snapshots {

    private static final ThreadLocal<@Nullable Snapshots> CURRENT = new ThreadLocal<>();

    private final Path folder;
    private final String test;
    private final UpdateMode mode;
    private final String command;

    /** The files that were compared so far. */
    private final Set<Path> used = new LinkedHashSet<>();

    private Snapshots(Path folder, String test, UpdateMode mode, String command) {
        this.folder = folder;
        this.test = test;
        this.mode = mode;
        this.command = command;
    }

    /** Returns the snapshots of a test of that name in a folder. */
    public static Snapshots in(Path folder, String test) {
        return in(folder, test, UpdateMode.ofSystem(), UpdateMode.command());
    }

    /**
     * Returns the snapshots of a test of that name in a folder.
     *
     * @param command what to run to let them be written
     */
    public static Snapshots in(Path folder, String test, UpdateMode mode, String command) {
        return new Snapshots(folder, test, mode, command);
    }

    /**
     * Returns those of the test that is running on this thread.
     *
     * @throws IllegalStateException if no test of a class with {@link WithSnapshots} is
     */
    public static Snapshots current() {
        Snapshots current = CURRENT.get();
        if (current == null) {
            throw new IllegalStateException(
                    "A snapshot has the name of its test, but no test is known here.\nPut"
                            + " @PluginTest or @WithSnapshots on the test class, and compare on the thread that runs the test.");
        }
        return current;
    }

    /** Lets these be those of the test on this thread, and returns what was so before. */
    static @Nullable Snapshots makeCurrent(@Nullable Snapshots snapshots) {
        Snapshots before = CURRENT.get();
        CURRENT.set(snapshots);
        return before;
    }

    /**
     * Compares a value with the snapshot, or writes it down.
     *
     * @param what what the value is, at the beginning of a sentence
     * @param value the value, as JSON can express it
     * @param name tells several snapshots of one test apart, null for one without a name
     * @param ignored paths of what does not count
     * @throws AssertionError if there is no such snapshot yet, or if something differs
     * @throws IllegalStateException if the test has compared another value under that name
     */
    public void check(String what, @Nullable Object value, @Nullable String name, Collection<String> ignored) {
        Path file = folder.resolve(FileName.of(test, name));
        if (!used.add(file)) {
            throw new IllegalStateException("The test has two snapshots in " + FileName.of(test, name)
                    + "\nGive each a name of its own: matchesSnapshot(\"after the click\").");
        }
        new ExpectedFile(file, mode, command).check(what, value, ignored);
    }

    Set<Path> used() {
        return used;
    }
}
