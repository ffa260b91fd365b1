package io.github.posthogplugins.testing.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Files that stubs answer with. */
final class ReplyFile {

    private static final Map<String, String> TYPES = Map.of(
            "json", "application/json",
            "txt", "text/plain; charset=utf-8",
            "csv", "text/csv; charset=utf-8",
            "html", "text/html; charset=utf-8",
            "xml", "application/xml");

    private ReplyFile() {}

    /**
     * @throws IllegalArgumentException if there is no such file
     * @throws UncheckedIOException if it can't be read
     */
    static StubReply read(int status, Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no file '" + file + "' to answer with.\n"
                    + "A relative path starts at the working directory, which is the module's folder under Maven.");
        }
        try {
            return StubReply.status(status)
                    .withHeader("content-type", typeOf(file))
                    .withBody(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' of an answer can't be read", e);
        }
    }

    private static String typeOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
    }
}
