package io.github.posthogplugins.bundle;

import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which file of a bundle is the plugin: {@code main} and nothing else, or {@code index.js}, or {@code index.ts}. */
final class MainFile {

    static final List<String> DEFAULTS = List.of("index.js", "index.ts");
    static final List<String> BROWSER_FILES = List.of("frontend.tsx", "site.ts");

    private MainFile() {}

    /** The path of the main file, if it is there. */
    static Optional<String> find(PluginManifest manifest, FileSource source) {
        return candidates(manifest)
                .filter(path -> source.read(path).isPresent())
                .findFirst();
    }

    private static Stream<String> candidates(PluginManifest manifest) {
        return manifest.main().isPresent() ? EntryPath.normalize(manifest.main().get()).stream() : DEFAULTS.stream();
    }

    /** Whether the bundle may do without a main file, since it has something for the browser. */
    static boolean isOptional(FileSource source) {
        return BROWSER_FILES.stream().anyMatch(path -> source.read(path).isPresent());
    }

    /** Why there is no main file. */
    static Problem missing(PluginManifest manifest, FileSource source, Location location) {
        return manifest.main()
                .map(main -> missing(main, source, location))
                .orElseGet(() -> Problem.error(
                        "bundle.no-source",
                        location,
                        "Could not find main file index.js or index.ts",
                        "Add index.js, or name the main file in plugin.json: \"main\": \"dist/index.js\"."));
    }

    private static Problem missing(String main, FileSource source, Location location) {
        if (EntryPath.normalize(main).isEmpty()) {
            return Problem.error(
                    "manifest.main-outside",
                    location,
                    "The main file '" + main + "' lies outside of the bundle",
                    "Put it into the bundle and name it by a relative path with '/' between folders.");
        }
        return Problem.error(
                "manifest.main-missing",
                location,
                "Could not find main file " + main,
                sibling(main, source)
                        .map(path -> "Write \"main\": \"" + path + "\": that file is there.")
                        .orElse("Add the file, build it if it is generated, or correct 'main' in plugin.json."));
    }

    /** The file of that name in the other language, if it is there. */
    private static Optional<String> sibling(String main, FileSource source) {
        String stem = main.replaceFirst("\\.[^./]*$", "");
        return Stream.of(stem + ".ts", stem + ".js")
                .flatMap(path -> EntryPath.normalize(path).stream())
                .filter(path -> source.read(path).isPresent())
                .findFirst();
    }

    /** That the main file is there, but not as text. */
    static Problem notUtf8(String path) {
        return Problem.error(
                "bundle.source-not-utf-8",
                Location.ofFile(path),
                "The main file '" + path + "' is not UTF-8 text",
                "Save the file with the encoding UTF-8.");
    }
}
