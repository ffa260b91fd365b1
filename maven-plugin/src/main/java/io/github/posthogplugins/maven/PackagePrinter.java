package io.github.posthogplugins.maven;

import io.github.posthogplugins.bundle.PackedBundle;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Tells what was packed and where it is. */
final class PackagePrinter {

    private final Log log;
    private final Path here;

    PackagePrinter(Log log) {
        this(log, Path.of(""));
    }

    PackagePrinter(Log log, Path here) {
        this.log = log;
        this.here = here.toAbsolutePath();
    }

    void print(PackedBundle packed) {
        log.info("Packed " + relative(packed.file()) + " (" + entries(packed) + ", " + bytes(packed.size()) + ")");
        packed.entries().forEach(entry -> log.info("    " + entry.path() + " (" + bytes(entry.size()) + ")"));
    }

    /** Lists the bundles of a whole build. */
    void printAll(List<PackedBundle> bundles) {
        log.info("");
        log.info("Packed " + bundles.size() + " plugins:");
        bundles.forEach(bundle -> log.info("    " + relative(bundle.file()) + " (" + bytes(bundle.size()) + ")"));
    }

    private Path relative(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
    }

    private static String entries(PackedBundle packed) {
        int count = packed.entries().size();
        return count + (count == 1 ? " file" : " files");
    }

    private static String bytes(long size) {
        return size + (size == 1 ? " byte" : " bytes");
    }
}
