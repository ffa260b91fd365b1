package io.github.posthogplugins.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.manifest.ManifestDocument;
import io.github.posthogplugins.manifest.ManifestReader;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.InvalidBundleException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files of a plugin: read, but not run.
 *
 * <pre>{@code
 * PluginBundle bundle = PluginBundle.load(Path.of("plugins/hello-world"));
 * }</pre>
 *
 * <p>A bundle holds what PostHog would store of the plugin, and its README and licence. Loading follows PostHog's
 * rules, and is as lenient: use {@link BundleValidator} to learn what an author should improve. A bundle never changes,
 * even if the files do. Two bundles are equal if their files are, wherever they come from.
 */
public final class PluginBundle {

    private final String origin;
    private final String name;
    private final PluginManifest manifest;
    private final Optional<SourceFile> main;
    private final Map<String, byte[]> files;

    private PluginBundle(
            FileSource source, PluginManifest manifest, Optional<SourceFile> main, Map<String, byte[]> files) {
        this.origin = source.origin();
        this.name = manifest.name().orElse(source.fallbackName());
        this.manifest = manifest;
        this.main = main;
        this.files = files;
    }

    /**
     * Reads a plugin from a folder, a {@code .zip} or a {@code .tgz}.
     *
     * @throws InvalidBundleException if PostHog could not load it, or if it is not safe to read
     * @throws java.io.UncheckedIOException if the machine fails to read it
     */
    public static PluginBundle load(Path folderOrArchive) {
        return load(folderOrArchive, BundleLimits.defaults());
    }

    /** Reads a plugin as {@link #load(Path)} does, within other limits. */
    public static PluginBundle load(Path folderOrArchive, BundleLimits limits) {
        return from(FileSources.open(folderOrArchive, limits));
    }

    /**
     * Makes a plugin of files in memory, by their paths. Without {@code plugin.json} it gets an empty one, and
     * {@code origin} for its name.
     *
     * @throws InvalidBundleException if PostHog could not load it
     */
    public static PluginBundle of(String origin, Map<String, byte[]> files) {
        Map<String, byte[]> copies = new LinkedHashMap<>();
        files.forEach((path, contents) -> copies.put(path, contents.clone()));
        copies.putIfAbsent(ManifestDocument.FILE, "{}".getBytes(UTF_8));
        return from(new MemorySource(origin, origin, copies));
    }

    /** Makes a plugin of texts in memory, as {@link #of} does. */
    public static PluginBundle ofSources(String origin, Map<String, String> files) {
        Map<String, byte[]> bytes = new LinkedHashMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(UTF_8)));
        return of(origin, bytes);
    }

    private static PluginBundle from(FileSource source) {
        byte[] json = source.read(ManifestDocument.FILE)
                .orElseThrow(() -> new InvalidBundleException(source.origin(), MissingManifest.in(source)));
        PluginManifest manifest = ManifestReader.read(source.origin(), json);
        Optional<SourceFile> main = main(manifest, ManifestDocument.parse(json), source);
        return new PluginBundle(source, manifest, main, BundleFiles.select(source, main));
    }

    private static Optional<SourceFile> main(PluginManifest manifest, ManifestDocument document, FileSource source) {
        Optional<String> path = MainFile.find(manifest, source);
        if (path.isEmpty() && !MainFile.isOptional(source)) {
            throw new InvalidBundleException(
                    source.origin(), MainFile.missing(manifest, source, document.locationOf("main")));
        }
        return path.map(found -> new SourceFile(found, text(found, source)));
    }

    private static String text(String path, FileSource source) {
        return Utf8.decode(source.read(path).orElseThrow())
                .orElseThrow(() -> new InvalidBundleException(source.origin(), MainFile.notUtf8(path)));
    }

    /** Where the files come from: the path that was loaded, or what the caller said. */
    public String origin() {
        return origin;
    }

    /** The name of the plugin: from the manifest, else that of the folder or archive. */
    public String name() {
        return name;
    }

    /** What {@code plugin.json} says. */
    public PluginManifest manifest() {
        return manifest;
    }

    /** The main file; empty if there are only files for the browser. Its text may be empty too. */
    public Optional<SourceFile> main() {
        return main;
    }

    /** The contents of a file of the bundle, in a copy of their own. */
    public Optional<byte[]> file(String path) {
        return Optional.ofNullable(files.get(path)).map(byte[]::clone);
    }

    /** The paths of all files, {@code plugin.json} first, the others sorted. */
    public Set<String> paths() {
        return Collections.unmodifiableSet(files.keySet());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PluginBundle that
                && files.keySet().equals(that.files.keySet())
                && files.keySet().stream().allMatch(path -> Arrays.equals(files.get(path), that.files.get(path)));
    }

    @Override
    public int hashCode() {
        return files.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "PluginBundle[" + name + " from " + origin + "]";
    }
}
