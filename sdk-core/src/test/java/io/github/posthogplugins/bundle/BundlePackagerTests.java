package io.github.posthogplugins.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BundlePackagerTests {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
    private static final PluginBundle HELLO = PluginBundle.ofSources(
            "hello",
            Map.of(
                    "plugin.json", "{\"name\": \"Hello, World\", \"main\": \"dist/index.js\"}",
                    "dist/index.js", "export function processEvent(event) { return event }",
                    "README.md", "# Grüße",
                    "LICENSE", "MIT",
                    "site.ts", "export {}",
                    "src/other.ts", "not packed"));

    @TempDir
    private Path temp;

    @Test
    void reads_what_it_has_written() {
        PackedBundle packed = pack(HELLO);

        assertThat(PluginBundle.load(packed.file())).isEqualTo(HELLO);
    }

    @Test
    void puts_the_manifest_first_and_the_rest_in_order_without_folders() throws IOException {
        assertThat(entries(pack(HELLO)))
                .extracting(ZipEntry::getName)
                .containsExactly("plugin.json", "LICENSE", "README.md", "dist/index.js", "site.ts");
    }

    @Test
    void says_what_it_has_written() throws IOException {
        PackedBundle packed = pack(HELLO);

        assertThat(packed.file()).isEqualTo(temp.resolve("hello-world-1.0.zip")).hasSize(packed.size());
        assertThat(packed.entries())
                .startsWith(new PackedBundle.Entry("plugin.json", 49), new PackedBundle.Entry("LICENSE", 3));
    }

    @Test
    void writes_the_same_bytes_again() throws IOException {
        byte[] first = Files.readAllBytes(pack(HELLO).file());

        Files.delete(temp.resolve("hello-world-1.0.zip"));

        assertThat(pack(HELLO).file()).hasBinaryContent(first);
    }

    @Test
    void writes_the_same_bytes_on_every_machine() throws IOException, NoSuchAlgorithmException {
        byte[] zip = Files.readAllBytes(pack(HELLO).file());

        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip)))
                .isEqualTo("c855f08bf4f420d6016ea275ba81c85b87e3c2d30f20601854a787d53150fc4a");
    }

    @Test
    void writes_the_same_bytes_whatever_the_order_of_the_files() throws IOException {
        Map<String, byte[]> reversed = new LinkedHashMap<>();
        List<String> paths = new ArrayList<>(HELLO.paths());
        Collections.reverse(paths);
        paths.forEach(path -> reversed.put(path, HELLO.file(path).orElseThrow()));
        byte[] first = Files.readAllBytes(pack(HELLO).file());

        assertThat(pack(PluginBundle.of("other", reversed)).file()).hasBinaryContent(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1970-01-01T00:00:00Z", "2026-01-02T12:00:00Z", "2200-01-01T00:00:00Z"})
    void writes_the_same_bytes_in_every_time_zone(Instant timestamp) throws IOException {
        byte[] here = Files.readAllBytes(
                BundlePackager.pack(HELLO, "1.0", temp, timestamp).file());
        TimeZone before = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/Los_Angeles"));
            assertThat(BundlePackager.pack(HELLO, "1.0", temp, timestamp).file())
                    .hasBinaryContent(here);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void dates_entries_in_UTC() throws IOException {
        assertThat(entries(pack(HELLO)))
                .extracting(ZipEntry::getTimeLocal)
                .containsOnly(LocalDateTime.parse("2026-01-02T12:00:00"));
    }

    @Test
    void dates_entries_as_early_as_a_zip_can_if_asked_for_an_earlier_time() throws IOException {
        PackedBundle packed = BundlePackager.pack(HELLO, "1.0", temp, Instant.EPOCH);

        assertThat(entries(packed))
                .extracting(ZipEntry::getTimeLocal)
                .containsOnly(LocalDateTime.parse("1980-01-01T00:00:02"));
    }

    @Test
    void makes_the_folder() {
        assertThat(BundlePackager.pack(HELLO, "1", temp.resolve("a/b"), NOON).file())
                .exists();
    }

    @Test
    void names_the_file_that_cannot_be_written() throws IOException {
        Path file = Files.writeString(temp.resolve("file"), "");

        assertThatThrownBy(() -> BundlePackager.pack(HELLO, "1", file, NOON))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("The file '" + file.resolve("hello-world-1.zip") + "' cannot be written");
    }

    @ParameterizedTest
    @CsvSource({
        "Hello World, 1.0, hello-world-1.0.zip",
        "TITLE INDEX, 1.0-SNAPSHOT, title-index-1.0-SNAPSHOT.zip",
        "../../etc/passwd, 1/2, etc-passwd-1-2.zip",
        "@scope/pkg, 1.0+build, scope-pkg-1.0-build.zip",
        "日本, 1.0, plugin-1.0.zip",
        "ΣIGMA, 1.0, igma-1.0.zip"
    })
    void makes_a_name_that_every_file_system_accepts(String name, String version, String fileName) {
        assertThat(BundlePackager.fileName(name, version)).isEqualTo(fileName);
    }

    private PackedBundle pack(PluginBundle bundle) {
        return BundlePackager.pack(bundle, "1.0", temp, NOON);
    }

    private static List<? extends ZipEntry> entries(PackedBundle packed) throws IOException {
        try (ZipFile zip = new ZipFile(packed.file().toFile())) {
            return Collections.list(zip.entries());
        }
    }
}
