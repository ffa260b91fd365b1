package io.github.posthogplugins.testing.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file with events in it. */
public final class EventFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private EventFile() {}

    /**
     * Reads a file.
     *
     * @throws UncheckedIOException if it can't be read
     * @throws IllegalArgumentException if it is no text in UTF-8
     */
    public static EventText read(Path file) {
        String text = decode(file, bytes(file));
        return new EventText(file.toString(), text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new UncheckedIOException(
                    "There is no file '" + file + "'.\nRelative paths start at the working directory, "
                            + Path.of("").toAbsolutePath() + ".",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' can't be read: " + e.getMessage(), e);
        }
    }

    private static String decode(Path file, byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "The file '" + file + "' is not UTF-8 text.\nSave it with the encoding UTF-8.");
        }
    }
}
