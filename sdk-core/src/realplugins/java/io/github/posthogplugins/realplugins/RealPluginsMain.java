package io.github.posthogplugins.realplugins;

import io.github.posthogplugins.plugin.ServerProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tries every plugin in a folder: {@code RealPluginsMain <folder of plugins> <folder for the report> <profile>}.
 *
 * <p>A plugin is a folder with a {@code plugin.json} directly below the given one. None of them is a part of this project,
 * and none is changed; what they fetch is answered by a mock.
 */
final class RealPluginsMain {

    private RealPluginsMain() {}

    public static void main(String[] args) throws IOException {
        Path plugins = Path.of(args[0]);
        List<Trial> trials = folders(plugins)
                .map(folder -> trial(folder, ServerProfile.valueOf(args[2])))
                .toList();
        if (trials.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no folder with a plugin.json in '" + plugins + "'. Name another with -Dplugins=….");
        }
        Path output = Files.createDirectories(Path.of(args[1]));
        Files.writeString(output.resolve("report.md"), Report.markdown(trials));
        Files.writeString(output.resolve("report.json"), Report.json(trials));
        System.out.println(Report.markdown(trials));
        System.out.println("Written to " + output.resolve("report.md") + " and report.json");
    }

    private static Stream<Path> folders(Path plugins) {
        try (Stream<Path> children = Files.list(plugins)) {
            return children.filter(child -> Files.exists(child.resolve("plugin.json"))).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException("'" + plugins + "' can't be read", e);
        }
    }

    private static Trial trial(Path folder, ServerProfile profile) {
        System.out.println("… " + folder.getFileName());
        return Performance.of(folder, profile);
    }
}
