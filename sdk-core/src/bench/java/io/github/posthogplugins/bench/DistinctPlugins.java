package io.github.posthogplugins.bench;

import io.github.posthogplugins.bundle.PluginBundle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Any number of plugins, no two with the same source, so that nothing is shared that would not be in real life. */
final class DistinctPlugins {

    private static final List<String> FOLDERS =
            List.of("hello", "environment", "first-touch", "hide-ip", "page-group", "enrichment", "filter", "schema");

    private final Settings settings;

    DistinctPlugins(Settings settings) {
        this.settings = settings;
    }

    Stream<PluginBundle> stream() {
        return IntStream.iterate(0, number -> number + 1).mapToObj(this::bundle);
    }

    private PluginBundle bundle(int number) {
        Path folder = settings.plugin(FOLDERS.get(number % FOLDERS.size()));
        String source = read(folder.resolve("index.js")) + "\n// number " + number + "\n";
        return PluginBundle.ofSources(
                "plugin-" + number, Map.of("plugin.json", read(folder.resolve("plugin.json")), "index.js", source));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
