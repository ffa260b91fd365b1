package io.github.posthogplugins.bundle;

import java.nio.file.Path;
import java.util.List;

/**
 * A zip that was written.
 *
 * @param file where it is
 * @param size its size in bytes
 * @param entries what is in it, in its order
 */
public record PackedBundle(Path file, long size, List<Entry> entries) {

    public PackedBundle {
        entries = List.copyOf(entries);
    }

    /**
     * One file in the zip.
     *
     * @param path its path
     * @param size its size in bytes
     */
    public record Entry(String path, long size) {}
}
