package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a plugin was loaded from.
 *
 * @param bundle its files
 * @param config its config, with defaults
 */
record PluginSource(PluginBundle bundle, PluginConfig config) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("plugin '" + bundle.name() + "' from " + origin());
        config.values().forEach((key, value) -> lines.add("    " + key + ": " + Lines.json(value)));
        config.attachments().forEach((key, file) -> lines.add("    " + key + ": file " + file));
        return lines;
    }

    /** Relative to the module, if it lies there: shorter, and the same on every machine. */
    private String origin() {
        Path module = Path.of("").toAbsolutePath();
        Path origin = Path.of(bundle.origin());
        return origin.startsWith(module) && !origin.equals(module)
                ? module.relativize(origin).toString().replace('\\', '/')
                : bundle.origin();
    }

    /** The text of a file that a guest stack names. */
    Optional<String> text(String file) {
        return bundle.main().filter(main -> main.path().equals(file)).map(main -> main.text());
    }
}
