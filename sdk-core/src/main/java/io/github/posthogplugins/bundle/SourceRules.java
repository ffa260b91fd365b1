package io.github.posthogplugins.bundle;

import io.github.posthogplugins.manifest.ManifestDocument;
import io.github.posthogplugins.manifest.PluginManifest;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Rules about the main file: that there is one, and that PostHog finds the one that is meant. */
final class SourceRules {

    private static final Pattern SCRIPT = Pattern.compile("(?s).*\\.[cm]?[jt]s");

    private final PluginManifest manifest;
    private final ManifestDocument document;
    private final FileSource source;
    private final List<Problem> problems = new ArrayList<>();

    SourceRules(PluginManifest manifest, ManifestDocument document, FileSource source) {
        this.manifest = manifest;
        this.document = document;
        this.source = source;
    }

    List<Problem> check() {
        manifest.main().ifPresent(this::checkPath);
        checkTwoCandidates();
        Optional<String> path = MainFile.find(manifest, source);
        path.ifPresent(this::checkContents);
        if (path.isEmpty() && !MainFile.isOptional(source)) {
            problems.add(MainFile.missing(manifest, source, mainLocation()));
        }
        return problems;
    }

    private Location mainLocation() {
        return document.locationOf("main");
    }

    private void checkPath(String main) {
        EntryPath.normalize(main)
                .filter(path -> !path.equals(main))
                .ifPresent(path -> problems.add(Problem.error(
                        "manifest.main-not-plain",
                        mainLocation(),
                        "PostHog looks up '" + main + "' in archives letter by letter and will not find it",
                        "Write \"main\": \"" + path + "\".")));
        if (!SCRIPT.matcher(main).matches()) {
            problems.add(Problem.error(
                    "manifest.main-not-a-script",
                    mainLocation(),
                    "The main file '" + main + "' is neither JavaScript nor TypeScript",
                    "Name a .js or .ts file; JSX is not understood."));
        }
    }

    private void checkTwoCandidates() {
        if (manifest.main().isEmpty() && MainFile.DEFAULTS.stream().allMatch(this::exists)) {
            problems.add(Problem.warning(
                    "bundle.two-sources",
                    Location.ofFile("index.ts"),
                    "There are index.js and index.ts, and PostHog runs index.js",
                    "Say which one is meant with 'main' in plugin.json, or remove the other."));
        }
    }

    private boolean exists(String path) {
        return source.read(path).isPresent();
    }

    private void checkContents(String path) {
        Optional<String> text = Utf8.decode(source.read(path).orElseThrow());
        if (text.isEmpty()) {
            problems.add(MainFile.notUtf8(path));
        } else if (text.get().isBlank() && !MainFile.isOptional(source)) {
            problems.add(Problem.error(
                    "bundle.source-empty",
                    Location.ofFile(path),
                    "The main file '" + path + "' is empty, which PostHog treats as missing",
                    "Export a hook: export function processEvent(event) { return event }"));
        }
    }
}
