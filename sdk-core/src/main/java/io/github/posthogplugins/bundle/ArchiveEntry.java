package io.github.posthogplugins.bundle;

/**
 * One file or folder of an archive.
 *
 * @param path its path without {@code .}, {@code ..} and slashes at the ends
 */
record ArchiveEntry(String path, boolean isFolder, byte[] contents) {}
