package io.github.posthogplugins.bundle;

import io.github.posthogplugins.validation.InvalidBundleException;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.nio.file.Files;
import java.nio.file.Path;

/** Tells folders from archives. */
final class FileSources {

    private FileSources() {}

    static FileSource open(Path path, BundleLimits limits) {
        if (Files.isDirectory(path)) {
            return new FolderSource(path, limits);
        }
        if (Files.isRegularFile(path)) {
            return ArchiveSource.open(path, limits);
        }
        throw new InvalidBundleException(
                path.toString(),
                Problem.error(
                        "bundle.not-found",
                        Location.ofFile(path.toString()),
                        "There is no folder and no archive at this path",
                        "Check the path; relative ones begin at '" + Path.of("").toAbsolutePath() + "'."));
    }
}
