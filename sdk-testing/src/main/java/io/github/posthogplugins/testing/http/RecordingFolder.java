package io.github.posthogplugins.testing.http;

import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The folder of a recording. */
final class RecordingFolder {

    private static final String OURS = "\\d{3}-.*\\.json";

    private final Path path;

    RecordingFolder(Path path) {
        this.path = path;
    }

    boolean isEmpty() {
        return files(".*\\.json").isEmpty();
    }

    /** Returns all mappings by the path of their file, in the order of the names. */
    Map<String, StubMapping> mappings() {
        Map<String, StubMapping> mappings = new LinkedHashMap<>();
        files(".*\\.json").forEach(file -> mappings.put(shown(file), read(file)));
        return mappings;
    }

    private static StubMapping read(Path file) {
        try {
            return StubMapping.buildFrom(Files.readString(file));
        } catch (JsonException noMapping) {
            throw new AssertionError(
                    "The file '" + shown(file) + "' of a recording is no WireMock mapping\n  "
                            + noMapping.getErrors().first().getDetail() + "\nCorrect it, or record again.",
                    noMapping);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording '" + shown(file) + "' can't be read", e);
        }
    }

    private List<Path> files(String name) {
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The recordings in '" + this + "' can't be read", e);
        }
    }

    /** Puts these files, texts by name, in the place of what was recorded before. */
    void write(Map<String, String> texts) {
        try {
            Files.createDirectories(path);
            for (Path old : files(OURS)) {
                Files.delete(old);
            }
            for (Map.Entry<String, String> text : texts.entrySet()) {
                Files.writeString(path.resolve(text.getKey()), text.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The recording can't be written into '" + this + "'", e);
        }
    }

    private static String shown(Path file) {
        return file.toString().replace('\\', '/');
    }

    @Override
    public String toString() {
        return shown(path);
    }
}
