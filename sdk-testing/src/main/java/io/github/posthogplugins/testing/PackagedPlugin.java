package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Puts the packaged plugin in the place of its sources, so that the same tests try what will be installed.
 *
 * @param archive what the system property {@value #PROPERTY} says, null if it is not set
 */
record PackagedPlugin(@Nullable String archive) {

    static final String PROPERTY = "posthog.bundle";

    static PackagedPlugin ofSystem() {
        return new PackagedPlugin(System.getProperty(PROPERTY));
    }

    /** Reads the plugin at a path, from the package if that is one of the same plugin. */
    PluginBundle load(Path folderOrArchive) {
        Path path = folderOrArchive.toAbsolutePath().normalize();
        if (archive == null || archive.isBlank() || Files.isRegularFile(path)) {
            return PluginBundle.load(path);
        }
        PluginBundle packaged = packaged(Path.of(archive).toAbsolutePath().normalize());
        return path.equals(Path.of("").toAbsolutePath()) ? packaged : packagedIfSame(PluginBundle.load(path), packaged);
    }

    /** A test may be about several plugins. */
    private static PluginBundle packagedIfSame(PluginBundle source, PluginBundle packaged) {
        return source.name().equals(packaged.name()) ? packaged : source;
    }

    private PluginBundle packaged(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalStateException(
                    "The system property " + PROPERTY + " names '" + archive
                            + "', but there is no such file.\nPack the plugin first, with posthog:package, or unset the property.");
        }
        return PluginBundle.load(path);
    }
}
