package io.github.posthogplugins.coverage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder in which each JVM of a test run leaves what it has measured, one file each, and where the reports are.
 *
 * <p>A run is one start of whoever starts the JVMs, such as Maven. What an earlier run has left counts no more once a JVM
 * of the next one has {@linkplain #forgetAllBut begun}.
 */
public final class CoverageFolder {

    /** Where the folder is by default, below the module's. */
    public static final String DEFAULT = "target/posthog-coverage";

    private final Path folder;
    private final RunFolder<MeasuredSource> data;

    /** Creates a view of a folder, which need not exist. */
    public CoverageFolder(Path folder) {
        this.folder = folder;
        this.data = new RunFolder<>(folder.resolve("data"), MeasuredSource.class);
    }

    /** Returns the folder. */
    public Path path() {
        return folder;
    }

    /**
     * Keeps what a JVM has measured so far, in place of what it has kept before.
     *
     * @param run names the run
     * @param process names the JVM
     * @throws java.io.UncheckedIOException if that fails
     */
    public void keep(String run, String process, List<MeasuredSource> sources) {
        data.keep(run, process, sources);
    }

    /**
     * Returns what all JVMs have measured, merged.
     *
     * @throws java.io.UncheckedIOException if the folder can't be read
     */
    public List<MeasuredSource> measured() {
        Map<String, MeasuredSource> merged = new LinkedHashMap<>();
        data.entries().forEach(source -> merged.merge(source.key(), source, MeasuredSource::plus));
        return List.copyOf(merged.values());
    }

    /** Deletes what was measured in other runs than this one. */
    public void forgetAllBut(String run) {
        data.forgetAllBut(run);
    }

    /** Deletes what was measured, once it has been reported. */
    public void forgetAll() {
        data.forgetAll();
    }
}
