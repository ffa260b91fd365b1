package io.github.posthogplugins.bundle;

import io.github.posthogplugins.validation.InvalidBundleException;
import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A folder, of which only the files that are asked for are read, and nothing that lies outside. */
record FolderSource(Path folder, BundleLimits limits) implements FileSource {

    @Override
    public String origin() {
        return folder.toString();
    }

    @Override
    public String fallbackName() {
        return String.valueOf(folder.toAbsolutePath().normalize().getFileName());
    }

    @Override
    public Optional<byte[]> read(String path) {
        Path file = folder.resolve(path);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            refuseOutside(path, file);
            refuseLarge(path, Files.size(file));
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException("The file '" + file + "' cannot be read", e);
        }
    }

    private void refuseOutside(String path, Path file) throws IOException {
        if (!isInside(file)) {
            throw new InvalidBundleException(
                    origin(),
                    Problem.error(
                            "bundle.file-outside",
                            Location.ofFile(path),
                            "'" + path + "' is a link to a file outside of the folder",
                            "Put the file itself into the folder."));
        }
    }

    private boolean isInside(Path file) throws IOException {
        return file.toRealPath().startsWith(folder.toRealPath());
    }

    private void refuseLarge(String path, long size) {
        if (size > limits.maxBytes()) {
            throw new InvalidBundleException(
                    origin(),
                    Problem.error(
                            "bundle.too-large",
                            Location.ofFile(path),
                            "'" + path + "' is larger than the limit of " + Sizes.print(limits.maxBytes()),
                            "Make it smaller, or load the bundle with other BundleLimits."));
        }
    }

    @Override
    public SortedSet<String> rootFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(this::isFileInside)
                    .map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder '" + folder + "' cannot be read", e);
        }
    }

    private boolean isFileInside(Path file) {
        try {
            return Files.isRegularFile(file) && isInside(file);
        } catch (IOException e) {
            return false;
        }
    }
}
