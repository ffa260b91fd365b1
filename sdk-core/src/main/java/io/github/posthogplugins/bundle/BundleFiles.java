package io.github.posthogplugins.bundle;

import io.github.posthogplugins.manifest.ManifestDocument;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Chooses the files that make up a bundle: those that PostHog reads, and the README and licence for people. */
final class BundleFiles {

    private static final Pattern FOR_PEOPLE = Pattern.compile("(?i)(readme|licen[cs]e)([._-].*)?");

    private BundleFiles() {}

    /** The contents by path, {@code plugin.json} first, the others sorted. */
    static Map<String, byte[]> select(FileSource source, Optional<SourceFile> main) {
        TreeSet<String> paths = new TreeSet<>(MainFile.BROWSER_FILES);
        source.rootFiles().stream()
                .filter(name -> FOR_PEOPLE.matcher(name).matches())
                .forEach(paths::add);
        main.map(SourceFile::path).ifPresent(paths::add);
        Map<String, byte[]> files = new LinkedHashMap<>();
        add(ManifestDocument.FILE, source, files);
        paths.forEach(path -> add(path, source, files));
        return files;
    }

    private static void add(String path, FileSource source, Map<String, byte[]> files) {
        source.read(path).ifPresent(contents -> files.put(path, contents));
    }
}
