package io.github.posthogplugins.internal.js;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of a cache; others in the same folder are none of its business. */
final class CachedFiles {

    static final String DRAFT = ".tmp";

    private static final String ENTRY = ".source";
    private static final Pattern OURS = Pattern.compile("[0-9a-f]{64}(\\.source|\\d*\\.tmp)");

    private final Path folder;

    CachedFiles(Path folder) {
        this.folder = folder;
    }

    static String name(String key) {
        return key + ENTRY;
    }

    /** Deletes the oldest files if all together are larger than that, until a quarter of it is free. */
    void shrinkTo(long maxBytes) throws IOException {
        List<CachedFile> files = oldestFirst();
        long total = files.stream().mapToLong(CachedFile::size).sum();
        if (total <= maxBytes) {
            return;
        }
        long goal = maxBytes - maxBytes / 4;
        for (CachedFile file : files) {
            if (total > goal) {
                Files.deleteIfExists(file.path());
                total -= file.size();
            }
        }
    }

    private List<CachedFile> oldestFirst() throws IOException {
        List<CachedFile> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path path : (Iterable<Path>) all.filter(CachedFiles::isOurs)::iterator) {
                add(path, files);
            }
        }
        files.sort(Comparator.comparing(CachedFile::lastUsed));
        return files;
    }

    private static boolean isOurs(Path path) {
        return OURS.matcher(path.getFileName().toString()).matches();
    }

    private static void add(Path path, List<CachedFile> files) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                files.add(new CachedFile(path, attributes.size(), attributes.lastModifiedTime()));
            }
        } catch (IOException gone) {
            // Another process was quicker.
            return;
        }
    }

    private record CachedFile(Path path, long size, FileTime lastUsed) {}
}
