package io.github.posthogplugins.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.conformance.Row.BundleRow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** The bundle of a row as a folder or an archive that exists as long as it is looked at. */
final class BundleOnDisk {

    private static final String SOURCE = "export function processEvent(event) { return event }";

    private BundleOnDisk() {}

    static <T> T with(BundleRow bundle, Function<Path, T> look) {
        try {
            Path folder = Files.createTempDirectory("conformance");
            try {
                return look.apply(write(bundle, folder));
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path write(BundleRow bundle, Path folder) throws IOException {
        Map<String, String> files = files(bundle);
        return switch (Objects.requireNonNullElse(bundle.pack(), "folder")) {
            case "folder" -> folder(files, folder.resolve("local-plugin"));
            case "zip" -> zip(files, folder.resolve("packed.zip"));
            case "tgz" -> tgz(files, folder.resolve("packed.tgz"));
            case "text" -> Files.writeString(folder.resolve("packed.zip"), "no archive");
            default -> throw new IllegalArgumentException("pack: " + bundle.pack());
        };
    }

    /** A manifest alone has a harmless source beside it. */
    private static Map<String, String> files(BundleRow bundle) {
        Map<String, String> files = new LinkedHashMap<>();
        if (bundle.manifest() != null) {
            files.put("plugin.json", text(bundle.manifest()));
        }
        files.putAll(Objects.requireNonNullElseGet(bundle.files(), () -> Map.of("index.js", SOURCE)));
        return files;
    }

    private static String text(JsonNode manifest) {
        return manifest.isTextual() ? manifest.textValue() : manifest.toString();
    }

    private static Path folder(Map<String, String> files, Path folder) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return folder;
    }

    /** Entries are in the order of the row; a path that ends in a slash is a folder. */
    private static Path zip(Map<String, String> files, Path archive) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(UTF_8));
            }
        }
        return archive;
    }

    private static Path tgz(Map<String, String> files, Path archive) throws IOException {
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
