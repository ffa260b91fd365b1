package io.github.posthogplugins.bundle;

import java.util.Optional;
import java.util.SortedSet;

/** Where the files of a bundle come from: a folder, an archive, or the memory. */
interface FileSource {

    /** What messages call the bundle. */
    String origin();

    /** What the plugin is called if its manifest does not say. */
    String fallbackName();

    /**
     * The contents of the file at this path.
     *
     * @throws io.github.posthogplugins.validation.InvalidBundleException if there is a file that must not be read
     */
    Optional<byte[]> read(String path);

    /** The names of the files that lie directly in the root of the bundle. */
    SortedSet<String> rootFiles();
}
