package io.github.posthogplugins.codegen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * A file that is made, not written by anybody.
 *
 * @param path its path, relative to a folder
 * @param text its contents
 */
public record GeneratedFile(String path, String text) {

    /**
     * Writes the file, unless it is there already as it should be: whoever looks at its time would do their work again.
     *
     * @return whether anything was written
     * @throws UncheckedIOException if the machine fails to read or write
     */
    public boolean writeTo(Path folder) {
        Path file = folder.resolve(path);
        byte[] contents = text.getBytes(StandardCharsets.UTF_8);
        try {
            if (Files.exists(file) && Arrays.equals(Files.readAllBytes(file), contents)) {
                return false;
            }
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.write(file, contents);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' could not be written", e);
        }
    }
}
