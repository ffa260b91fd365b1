package io.github.posthogplugins.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a zip in the order of its directory; links are left out. */
final class ZipArchive {

    private static final byte[] NOTHING = {};

    private final ExpansionGuard guard;
    private final ArchiveProblems problems;

    ZipArchive(ExpansionGuard guard, ArchiveProblems problems) {
        this.guard = guard;
        this.problems = problems;
    }

    /** Whether the file ends with the directory of a zip. */
    static boolean isZip(Path file) {
        try (ZipFile zip = open(file)) {
            return zip != null;
        } catch (IOException | RuntimeException e) {
            return false;
        }
    }

    private static ZipFile open(Path file) throws IOException {
        return ZipFile.builder().setPath(file).get();
    }

    List<ArchiveEntry> read(Path file) throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        try (ZipFile zip = open(file)) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                guard.countEntry();
                String path = safePath(entry);
                if (!entry.isUnixSymlink()) {
                    entries.add(new ArchiveEntry(path, entry.isDirectory(), contents(zip, entry)));
                }
            }
        }
        return entries;
    }

    private String safePath(ZipArchiveEntry entry) {
        // The library turns backslashes into slashes; the raw name still has them.
        String raw = new String(entry.getRawName(), StandardCharsets.UTF_8);
        EntryPath.normalize(raw).orElseThrow(() -> problems.unsafePath(raw));
        return EntryPath.normalize(entry.getName()).orElseThrow(() -> problems.unsafePath(entry.getName()));
    }

    private byte[] contents(ZipFile zip, ZipArchiveEntry entry) throws IOException {
        if (entry.isDirectory()) {
            return NOTHING;
        }
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            throw problems.encrypted(entry.getName());
        }
        if (!zip.canReadEntryData(entry)) {
            throw problems.unsupported(entry.getName());
        }
        return checked(entry, expand(zip, entry));
    }

    private byte[] expand(ZipFile zip, ZipArchiveEntry entry) {
        try (InputStream stream = guard.watch(zip.getInputStream(entry))) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw problems.damagedEntry(entry.getName());
        }
    }

    private byte[] checked(ZipArchiveEntry entry, byte[] contents) {
        CRC32 crc = new CRC32();
        crc.update(contents);
        if (crc.getValue() != entry.getCrc()) {
            throw problems.damagedEntry(entry.getName());
        }
        return contents;
    }
}
