package io.github.posthogplugins.bundle;

import java.util.List;

/** Which folder of an archive PostHog takes for the root of the plugin: the first entry decides. */
final class ArchiveRoot {

    private ArchiveRoot() {}

    /** The first entry if it is a folder, else the archive itself. */
    static String ofZip(List<ArchiveEntry> entries) {
        return entries.stream()
                .findFirst()
                .filter(ArchiveEntry::isFolder)
                .map(ArchiveEntry::path)
                .orElse("");
    }

    /** The first entry if it is a folder, else the folder it lies in. */
    static String ofTar(List<ArchiveEntry> entries) {
        return entries.stream().findFirst().map(ArchiveRoot::folderOf).orElse("");
    }

    private static String folderOf(ArchiveEntry entry) {
        int slash = entry.path().lastIndexOf('/');
        return entry.isFolder() ? entry.path() : slash < 0 ? "" : entry.path().substring(0, slash);
    }
}
