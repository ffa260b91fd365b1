package io.github.posthogplugins.bundle;

import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Files that are in memory already, by their path. */
record MemorySource(String origin, String fallbackName, Map<String, byte[]> files) implements FileSource {

    @Override
    public Optional<byte[]> read(String path) {
        return Optional.ofNullable(files.get(path));
    }

    @Override
    public SortedSet<String> rootFiles() {
        return files.keySet().stream()
                .filter(path -> path.indexOf('/') < 0)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
