package io.github.posthogplugins.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Sees what is changed in a folder and the folders in it, but for those that builds and tools write to. */
final class FolderWatch implements AutoCloseable {

    private static final Set<String> NOBODYS = Set.of("target", "node_modules");

    /** Editors write a file in several steps, and people save several files at once. */
    private static final long QUIET_MILLIS = 200;

    private final WatchService service;
    private final Map<WatchKey, Path> folders = new HashMap<>();

    private FolderWatch(WatchService service) {
        this.service = service;
    }

    static FolderWatch of(Path folder) {
        try {
            FolderWatch watch = new FolderWatch(folder.getFileSystem().newWatchService());
            watch.add(folder);
            return watch;
        } catch (IOException e) {
            throw new UncheckedIOException("The folder '" + folder + "' can't be watched", e);
        }
    }

    private void add(Path root) throws IOException {
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (!folder.equals(root) && isNobodys(folder)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.put(register(folder), folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private WatchKey register(Path folder) throws IOException {
        return folder.register(
                service,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
    }

    /** Editors keep their notes in hidden files, and their copies in files that end with a tilde. */
    private static boolean isNobodys(Path path) {
        String name = String.valueOf(path.getFileName());
        return NOBODYS.contains(name) || name.startsWith(".") || name.endsWith("~");
    }

    /**
     * Waits until something was changed, and then until nothing has been for a moment.
     *
     * @return what was changed; empty if the watch was closed meanwhile
     */
    Set<Path> next() throws InterruptedException {
        Set<Path> changed = new TreeSet<>();
        try {
            while (changed.isEmpty()) {
                collect(service.take(), changed);
            }
            for (WatchKey key = quick(); key != null; key = quick()) {
                collect(key, changed);
            }
        } catch (ClosedWatchServiceException closed) {
            changed.clear();
        }
        return changed;
    }

    private @Nullable WatchKey quick() throws InterruptedException {
        return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void collect(WatchKey key, Set<Path> changed) {
        Path folder = folders.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (folder != null && event.context() instanceof Path name && !isNobodys(name)) {
                Path path = folder.resolve(name);
                changed.add(path);
                addIfFolder(path);
            }
        }
        key.reset();
    }

    private void addIfFolder(Path path) {
        try {
            if (Files.isDirectory(path)) {
                add(path);
            }
        } catch (IOException gone) {
            // It was removed as soon as it was made.
            folders.values().remove(path);
        }
    }

    @Override
    public void close() {
        try {
            service.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
