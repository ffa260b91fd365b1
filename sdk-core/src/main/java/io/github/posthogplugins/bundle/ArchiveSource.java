package io.github.posthogplugins.bundle;

import io.github.posthogplugins.validation.InvalidBundleException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads an archive by PostHog's rules: a zip if it is one, else a tgz; the files below its root folder. */
final class ArchiveSource {

    private static final Pattern EXTENSION = Pattern.compile("(?i)\\.(zip|tgz|tar\\.gz)$");
    private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};
    private static final byte[] GZIP_MAGIC = {0x1f, (byte) 0x8b};

    private final Path file;
    private final BundleLimits limits;
    private final ArchiveProblems problems;

    private ArchiveSource(Path file, BundleLimits limits) {
        this.file = file;
        this.limits = limits;
        this.problems = new ArchiveProblems(file.toString(), String.valueOf(file.getFileName()));
    }

    static FileSource open(Path file, BundleLimits limits) {
        return new ArchiveSource(file, limits).source();
    }

    private FileSource source() {
        String name = EXTENSION.matcher(problems.fileName()).replaceFirst("");
        return new MemorySource(problems.origin(), name, files());
    }

    private Map<String, byte[]> files() {
        try {
            ExpansionGuard guard = new ExpansionGuard(Files.size(file), limits, problems);
            return ZipArchive.isZip(file) ? zipFiles(guard) : tarFiles(guard);
        } catch (InvalidBundleException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // For hostile archives the readers throw what they like.
            throw problems.damaged();
        }
    }

    private Map<String, byte[]> zipFiles(ExpansionGuard guard) throws IOException {
        List<ArchiveEntry> entries = new ZipArchive(guard, problems).read(file);
        return below(ArchiveRoot.ofZip(entries), entries);
    }

    private Map<String, byte[]> tarFiles(ExpansionGuard guard) throws IOException {
        if (!startsWith(GZIP_MAGIC)) {
            throw startsWith(ZIP_MAGIC) ? problems.damaged() : problems.notAnArchive();
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            List<ArchiveEntry> entries = new TarArchive(guard, problems).read(stream);
            return below(ArchiveRoot.ofTar(entries), entries);
        }
    }

    private boolean startsWith(byte[] magic) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(magic.length), magic);
        }
    }

    private static Map<String, byte[]> below(String root, List<ArchiveEntry> entries) {
        String prefix = root.isEmpty() ? "" : root + "/";
        Map<String, byte[]> files = new HashMap<>();
        entries.stream()
                .filter(entry -> !entry.isFolder() && entry.path().startsWith(prefix))
                .forEach(entry -> files.put(entry.path().substring(prefix.length()), entry.contents()));
        return files;
    }
}
