package io.github.posthogplugins.testing.coverage;

import io.github.posthogplugins.bundle.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the file that an author edits. */
public final class AuthorFiles {

    private AuthorFiles() {}

    /**
     * Returns its path, relative to the module's folder, with {@code /} between folders. For a plugin from an archive that
     * is the file in the module's folder which was packed; empty if the module has no such file.
     *
     * @param module the module's folder
     * @param origin where the plugin was loaded from
     */
    public static Optional<String> pathOf(Path module, String origin, SourceFile file) {
        return Stream.of(origin, "")
                .flatMap(folder -> resolved(module, folder, file.path()).stream())
                .map(Path::normalize)
                .filter(path -> path.startsWith(module) && holds(path, file.text()))
                .map(path -> relative(module, path))
                .findFirst();
    }

    private static Optional<Path> resolved(Path module, String folder, String file) {
        try {
            return Optional.of(module.resolve(folder).resolve(file));
        } catch (InvalidPathException noPath) {
            return Optional.empty();
        }
    }

    private static boolean holds(Path path, String text) {
        try {
            return Files.isRegularFile(path) && Files.readString(path).equals(text);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private static String relative(Path module, Path file) {
        return module.relativize(file).toString().replace('\\', '/');
    }
}
