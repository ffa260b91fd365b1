package io.github.posthogplugins.coverage;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The folder in which each JVM of a test run leaves what became of its mutants, one file each, and where the report is. */
public final class MutationFolder {

    /** Where the folder is by default, below the module's. */
    public static final String DEFAULT = "target/posthog-mutation";

    private final Path folder;
    private final RunFolder<Mutant> data;

    /** Creates a view of a folder, which need not exist. */
    public MutationFolder(Path folder) {
        this.folder = folder;
        this.data = new RunFolder<>(folder.resolve("data"), Mutant.class);
    }

    /** Returns the folder. */
    public Path path() {
        return folder;
    }

    /**
     * Keeps the mutants of a JVM, in place of those that it has kept before.
     *
     * @param run names the run
     * @param process names the JVM
     * @throws java.io.UncheckedIOException if that fails
     */
    public void keep(String run, String process, List<Mutant> mutants) {
        data.keep(run, process, mutants);
    }

    /**
     * Returns the mutants of all JVMs, merged.
     *
     * @throws java.io.UncheckedIOException if the folder can't be read
     */
    public List<Mutant> mutants() {
        Map<String, Mutant> merged = new LinkedHashMap<>();
        data.entries().forEach(mutant -> merged.merge(mutant.key(), mutant, Mutant::plus));
        return List.copyOf(merged.values());
    }

    /** Deletes the mutants of other runs than this one. */
    public void forgetAllBut(String run) {
        data.forgetAllBut(run);
    }

    /** Deletes the mutants, once they have been reported. */
    public void forgetAll() {
        data.forgetAll();
    }
}
