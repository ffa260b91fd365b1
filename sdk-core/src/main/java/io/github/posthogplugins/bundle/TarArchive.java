package io.github.posthogplugins.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/** Reads a compressed tar; links and devices are left out. */
final class TarArchive {

    private static final byte[] NOTHING = {};

    private final ExpansionGuard guard;
    private final ArchiveProblems problems;

    TarArchive(ExpansionGuard guard, ArchiveProblems problems) {
        this.guard = guard;
        this.problems = problems;
    }

    List<ArchiveEntry> read(InputStream packed) throws IOException {
        List<ArchiveEntry> entries = new ArrayList<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(guard.watch(new GZIPInputStream(packed)))) {
            for (TarArchiveEntry entry = first(tar); entry != null; entry = tar.getNextEntry()) {
                guard.countEntry();
                add(entry, tar, entries);
            }
        }
        return entries;
    }

    /** The first entry tells whether there is a tar at all within the compressed stream. */
    private TarArchiveEntry first(TarArchiveInputStream tar) throws IOException {
        try {
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry != null && entry.isCheckSumOK()) {
                return entry;
            }
        } catch (EOFException e) {
            throw e;
        } catch (IOException e) {
            throw problems.notAnArchive();
        }
        throw problems.notAnArchive();
    }

    private void add(TarArchiveEntry entry, TarArchiveInputStream tar, List<ArchiveEntry> entries) throws IOException {
        String path = EntryPath.normalize(entry.getName()).orElseThrow(() -> problems.unsafePath(entry.getName()));
        if (entry.isDirectory()) {
            entries.add(new ArchiveEntry(path, true, NOTHING));
        } else if (entry.isFile() && !entry.isLink() && !entry.isSymbolicLink()) {
            entries.add(new ArchiveEntry(path, false, tar.readAllBytes()));
        }
    }
}
