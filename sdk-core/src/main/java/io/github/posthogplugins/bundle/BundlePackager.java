package io.github.posthogplugins.bundle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes bundles as zips that PostHog installs, byte for byte the same for the same files.
 *
 * <p>{@code plugin.json} comes first and there are no entries for folders, since PostHog takes a folder that comes
 * first for the root of the plugin. Entries are stored and not deflated, since the bytes that deflating gives depend on
 * the version of zlib, and plugins are small.
 */
public final class BundlePackager {

    /**
     * The earliest time of an entry, and what to use where nobody asks for another. For the two seconds before it the
     * JDK writes a second time stamp, which depends on the default time zone.
     */
    public static final Instant EARLIEST = Instant.parse("1980-01-01T00:00:02Z");

    private static final Instant LATEST = Instant.parse("2107-12-31T23:59:58Z");

    private BundlePackager() {}

    /**
     * Writes {@code <name>-<version>.zip}, the name in lower case and without what file systems dislike.
     *
     * @param bundle what to pack
     * @param version the version, which only appears in the name of the file
     * @param folder where to put the zip; it is made if it does not exist
     * @param timestamp the time of all entries
     * @throws UncheckedIOException if the machine fails to write it
     */
    public static PackedBundle pack(PluginBundle bundle, String version, Path folder, Instant timestamp) {
        Path file = folder.resolve(fileName(bundle.name(), version));
        byte[] zip = zip(bundle, LocalDateTime.ofInstant(clamp(timestamp), ZoneOffset.UTC));
        write(file, zip);
        return new PackedBundle(
                file,
                zip.length,
                bundle.paths().stream().map(path -> entry(bundle, path)).toList());
    }

    static String fileName(String name, String version) {
        String safeName = safe(name.toLowerCase(Locale.ROOT));
        return (safeName.isEmpty() ? "plugin" : safeName) + "-" + safe(version) + ".zip";
    }

    private static String safe(String text) {
        return text.replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[.-]+|[.-]+$", "");
    }

    private static Instant clamp(Instant timestamp) {
        return timestamp.isBefore(EARLIEST) ? EARLIEST : timestamp.isAfter(LATEST) ? LATEST : timestamp;
    }

    private static byte[] zip(PluginBundle bundle, LocalDateTime time) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (String path : bundle.paths()) {
                add(zip, path, bundle.file(path).orElseThrow(), time);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A zip in memory could not be written", e);
        }
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream zip, String path, byte[] contents, LocalDateTime time) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(contents.length);
        entry.setCrc(crc(contents));
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        zip.write(contents);
        zip.closeEntry();
    }

    private static long crc(byte[] contents) {
        CRC32 crc = new CRC32();
        crc.update(contents);
        return crc.getValue();
    }

    private static void write(Path file, byte[] zip) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, zip);
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' cannot be written", e);
        }
    }

    private static PackedBundle.Entry entry(PluginBundle bundle, String path) {
        return new PackedBundle.Entry(path, bundle.file(path).orElseThrow().length);
    }
}
