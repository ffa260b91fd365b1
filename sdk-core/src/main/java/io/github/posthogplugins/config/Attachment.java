package io.github.posthogplugins.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;

/**
 * A file given as config value.
 *
 * @param contentType the media type, such as {@code application/json}
 * @param fileName the name of the file, without folders
 * @param contents the bytes; nobody can change them through this record
 */
public record Attachment(String contentType, String fileName, byte[] contents) {

    public Attachment {
        Objects.requireNonNull(contentType, "contentType");
        Objects.requireNonNull(fileName, "fileName");
        contents = contents.clone();
    }

    /**
     * The file at this path, its content type guessed from its name.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static Attachment ofFile(Path file) {
        String fileName = String.valueOf(file.getFileName());
        try {
            return new Attachment(ContentTypes.guess(fileName), fileName, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The attachment '" + file + "' cannot be read", e);
        }
    }

    /** A file with this text in UTF-8, its content type guessed from its name. */
    public static Attachment ofText(String fileName, String text) {
        return new Attachment(ContentTypes.guess(fileName), fileName, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public byte[] contents() {
        return contents.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Attachment that
                && contentType.equals(that.contentType)
                && fileName.equals(that.fileName)
                && Arrays.equals(contents, that.contents);
    }

    @Override
    public int hashCode() {
        return Objects.hash(contentType, fileName, Arrays.hashCode(contents));
    }

    /** Says what the file is, but not what it contains: it may be a key. */
    @Override
    public String toString() {
        return fileName + " (" + contentType + ", " + contents.length + " bytes)";
    }
}
