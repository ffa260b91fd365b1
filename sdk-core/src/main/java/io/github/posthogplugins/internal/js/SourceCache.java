package io.github.posthogplugins.internal.js;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * Keeps transformed sources in files, for other processes and later ones: loading the parser takes most of a second.
 *
 * <p>Never a reason to fail. A file that is damaged, foreign or out of reach counts as absent; what can't be written is
 * not kept. Files appear at once and whole, so that any number of processes may use the same folder.
 */
final class SourceCache {

    static final long DEFAULT_BYTES = 64L * 1024 * 1024;

    private static final String FOLDER = "sources";
    private static final SourceCache NONE = new SourceCache(Optional.empty(), 0);

    private final Optional<Path> folder;
    private final long maxBytes;

    private SourceCache(Optional<Path> folder, long maxBytes) {
        this.folder = folder;
        this.maxBytes = maxBytes;
    }

    /** Returns a cache in a folder below that one; when it has grown larger than that, the oldest files go. */
    static SourceCache in(Path caches, long maxBytes) {
        return new SourceCache(Optional.of(caches.resolve(FOLDER)), maxBytes);
    }

    /** Returns a cache that keeps nothing. */
    static SourceCache none() {
        return NONE;
    }

    /** Returns the cache that the user of this process shares with all others. */
    static SourceCache ofUser() {
        return CacheFolder.ofUser().map(caches -> in(caches, DEFAULT_BYTES)).orElse(NONE);
    }

    /** Tells whether it is worth making keys. */
    boolean isOn() {
        return folder.isPresent();
    }

    /** Returns what was kept under that key. */
    Optional<TransformedSource> find(String key) {
        return folder.flatMap(in -> read(in.resolve(CachedFiles.name(key)), key));
    }

    private Optional<TransformedSource> read(Path file, String key) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > maxBytes) {
                return Optional.empty();
            }
            TransformedSource found = SourceCacheEntry.decode(key, Files.readAllBytes(file));
            stayYoung(file);
            return Optional.of(found);
        } catch (IOException | RuntimeException unusable) {
            return Optional.empty();
        }
    }

    /** What is used goes last. */
    private static void stayYoung(Path file) {
        try {
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
        } catch (IOException | RuntimeException readOnly) {
            // Then its owner decides what goes.
            return;
        }
    }

    /** Keeps a source under that key, if it can. */
    void keep(String key, TransformedSource source) {
        folder.ifPresent(in -> {
            try {
                Files.createDirectories(in);
                write(in, key, SourceCacheEntry.encode(key, source));
                new CachedFiles(in).shrinkTo(maxBytes);
            } catch (IOException | RuntimeException outOfReach) {
                // The next process transforms it once more.
                return;
            }
        });
    }

    private static void write(Path folder, String key, byte[] entry) throws IOException {
        Path draft = Files.createTempFile(folder, key, CachedFiles.DRAFT);
        try {
            Files.write(draft, entry);
            Files.move(
                    draft,
                    folder.resolve(CachedFiles.name(key)),
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }
}
