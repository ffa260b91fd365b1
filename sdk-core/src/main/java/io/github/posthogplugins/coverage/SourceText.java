package io.github.posthogplugins.coverage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The sources that were measured. */
final class SourceText {

    private SourceText() {}

    /** Returns the text of a file, unless it is not that text any more. */
    static Optional<String> find(Path module, String path, String hash) {
        Path file = module.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file))
                    .filter(text -> MeasuredSource.hashOf(text).equals(hash));
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + file, e);
        }
    }
}
