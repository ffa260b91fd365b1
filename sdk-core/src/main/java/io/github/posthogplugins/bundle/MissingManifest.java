package io.github.posthogplugins.bundle;

import io.github.posthogplugins.manifest.ManifestDocument;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.Optional;

/** What to say about a bundle without {@code plugin.json}. */
final class MissingManifest {

    private MissingManifest() {}

    static Problem in(FileSource source) {
        return Problem.error(
                "manifest.missing",
                Location.ofFile(ManifestDocument.FILE),
                "Could not find plugin.json in the plugin",
                misplaced(source)
                        .map(MissingManifest::move)
                        .orElse("Create it with at least {\"name\": \"My plugin\"}."));
    }

    private static Optional<String> misplaced(FileSource source) {
        return source instanceof MemorySource memory
                ? memory.files().keySet().stream()
                        .filter(path -> path.endsWith("/" + ManifestDocument.FILE))
                        .sorted()
                        .findFirst()
                : Optional.empty();
    }

    private static String move(String path) {
        return "Pack the archive so that '" + path + "' lies at its top, or in a folder that is its first entry.";
    }
}
