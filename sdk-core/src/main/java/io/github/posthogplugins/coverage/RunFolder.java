package io.github.posthogplugins.coverage;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** One file of each JVM of a test run, and the name of the run in each. */
final class RunFolder<T> {

    private static final String EXTENSION = ".json";
    private static final String RUN = "run";
    private static final String ENTRIES = "entries";

    private final Path folder;
    private final Class<T> type;

    RunFolder(Path folder, Class<T> type) {
        this.folder = folder;
        this.type = type;
    }

    /** Keeps these in place of what that process has kept before. */
    void keep(String run, String process, List<T> entries) {
        try {
            String json = Json.MAPPER.writeValueAsString(Map.of(RUN, run, ENTRIES, entries));
            WholeFile.write(folder.resolve(process + EXTENSION), json);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't write to " + folder, e);
        }
    }

    /** Returns what all processes have kept. */
    List<T> entries() {
        return files().stream()
                .map(RunFolder::read)
                .flatMap(file -> entries(file).stream())
                .toList();
    }

    private List<T> entries(JsonNode file) {
        try {
            return Json.MAPPER.convertValue(
                    file.path(ENTRIES), Json.MAPPER.getTypeFactory().constructCollectionType(List.class, type));
        } catch (IllegalArgumentException ofAnotherVersion) {
            return List.of();
        }
    }

    void forgetAllBut(String run) {
        files().stream()
                .filter(file -> !read(file).path(RUN).asText().equals(run))
                .forEach(RunFolder::delete);
    }

    void forgetAll() {
        files().forEach(RunFolder::delete);
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            return found.filter(file -> file.toString().endsWith(EXTENSION))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + folder, e);
        }
    }

    /** What another JVM deletes meanwhile counts as empty. */
    private static JsonNode read(Path file) {
        try {
            return Json.MAPPER.readTree(file.toFile());
        } catch (IOException unusable) {
            return Json.MAPPER.createObjectNode().set(ENTRIES, Json.MAPPER.createArrayNode());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't delete " + file, e);
        }
    }
}
