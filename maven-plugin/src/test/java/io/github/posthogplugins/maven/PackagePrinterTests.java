package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.bundle.PackedBundle;
import io.github.posthogplugins.bundle.PackedBundle.Entry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackagePrinterTests {

    private final RecordingLog log = new RecordingLog();

    @Test
    void prints_what_was_packed_and_where() {
        PackedBundle packed = new PackedBundle(
                Path.of("/projects/a/target/a-1.zip"),
                1234,
                List.of(new Entry("plugin.json", 20), new Entry("index.js", 1)));

        new PackagePrinter(log, Path.of("/projects")).print(packed);

        assertThat(log.text()).isEqualTo("""
                INFO Packed a/target/a-1.zip (2 files, 1234 bytes)
                INFO     plugin.json (20 bytes)
                INFO     index.js (1 byte)
                """);
    }

    @Test
    void prints_the_whole_path_of_what_lies_elsewhere() {
        new PackagePrinter(log, Path.of("/projects")).print(new PackedBundle(Path.of("/out/a-1.zip"), 0, List.of()));

        assertThat(log.text()).isEqualTo("INFO Packed /out/a-1.zip (0 files, 0 bytes)\n");
    }
}
