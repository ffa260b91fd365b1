package io.github.posthogplugins.bundle;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.validation.InvalidBundleException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileArchiveTests {

    private static final String JSON = "{\"name\": \"Hello\"}";
    private static final String CODE = "export function processEvent(event) { return event }";
    private static final String NOT_AN_ARCHIVE = """
            Plugin bundle '<file>' cannot be used: Could not read archive as .zip or .tgz
              at a.zip (bundle.not-an-archive)
            Use a folder, a .zip or a .tgz, as downloaded from GitHub, GitLab or npm.""";
    private static final String DAMAGED = """
            Plugin bundle '<file>' cannot be used: The archive is damaged or cut short
              at a.zip (bundle.archive-damaged)
            Download or pack it again.""";

    @TempDir
    private Path temp;

    @Test
    void a_text_is_refused() throws IOException {
        assertRefused("<html>404</html>".getBytes(UTF_8), NOT_AN_ARCHIVE);
    }

    @Test
    void an_empty_file_is_refused() throws IOException {
        assertRefused(new byte[0], NOT_AN_ARCHIVE);
    }

    @Test
    void a_compressed_file_that_is_no_tar_is_refused() throws IOException {
        assertRefused(gzip("just text ".repeat(500).getBytes(UTF_8)), NOT_AN_ARCHIVE);
        assertRefused(gzip("short".getBytes(UTF_8)), NOT_AN_ARCHIVE);
    }

    @Test
    void a_zip_that_is_cut_short_is_refused() throws IOException {
        assertRefused(half(Archives.zip("plugin.json", JSON, "index.js", CODE)), DAMAGED);
    }

    @Test
    void a_tgz_that_is_cut_short_is_refused() throws IOException {
        assertRefused(half(Archives.tgz("plugin.json", JSON, "index.js", CODE)), DAMAGED);
    }

    @Test
    void a_zip_with_a_flipped_byte_is_refused() throws IOException {
        byte[] zip = Archives.zip("plugin.json", JSON, "index.js", CODE);
        int data = indexOf(zip, "plugin.json") + "plugin.json".length() + 2;
        zip[data] ^= 0x40;

        assertRefused(zip, """
                Plugin bundle '<file>' cannot be used: The entry 'plugin.json' of the archive is damaged
                  at a.zip (bundle.archive-damaged)
                Download or pack it again.""");
    }

    @Test
    void an_encrypted_zip_is_refused() throws IOException {
        byte[] zip = Archives.zip("plugin.json", JSON);
        setEncryptionFlag(zip);

        assertRefused(zip, """
                Plugin bundle '<file>' cannot be used: The entry 'plugin.json' of the archive is encrypted
                  at a.zip (bundle.archive-encrypted)
                Pack it without a password.""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../evil.js",
                "a/../../evil.js",
                "/etc/evil.js",
                "C:/evil.js",
                "c:evil.js",
                "..\\evil.js",
                "a\\b.js"
            })
    void paths_that_lead_out_are_refused(String path) throws IOException {
        String message = """
                Plugin bundle '<file>' cannot be used: The entry '%s' of the archive points out of it
                  at a.zip (bundle.entry-unsafe)
                Do not trust this archive; pack a new one with relative paths, '/' between folders and no '..'.\
                """.formatted(path);

        assertRefused(Archives.zip("plugin.json", JSON, "index.js", CODE, path, "x"), message);
        assertRefused(Archives.tgz("plugin.json", JSON, "index.js", CODE, path, "x"), message);
    }

    @Test
    void links_are_left_out() throws IOException {
        byte[] zip = Archives.zipWithLink("README.md", "/etc/passwd", "plugin.json", JSON, "index.js", CODE);
        byte[] tgz = Archives.tgzWithLink("README.md", "/etc/passwd", "plugin.json", JSON, "index.js", CODE);

        assertThat(load(zip).paths()).containsExactly("plugin.json", "index.js");
        assertThat(load(tgz).paths()).containsExactly("plugin.json", "index.js");
    }

    @Test
    void a_bomb_is_refused() throws IOException {
        String zeros = "\0".repeat(5_000_000);
        String message = """
                Plugin bundle '<file>' cannot be used: The archive expands to more than the limit of 100 times its size
                  at a.zip (bundle.ratio-too-high)
                Do not trust this archive, or use other BundleLimits if you do.""";

        assertRefused(Archives.zip("plugin.json", JSON, "index.js", CODE, "zeros", zeros), message);
        assertRefused(Archives.tgz("plugin.json", JSON, "index.js", CODE, "zeros", zeros), message);
    }

    @Test
    void what_compresses_well_but_is_small_is_no_bomb() throws IOException {
        assertThat(load(Archives.zip("plugin.json", JSON, "index.js", CODE + " ".repeat(900_000)))
                        .name())
                .isEqualTo("Hello");
    }

    @Test
    void too_many_bytes_are_refused() throws IOException {
        BundleLimits limits = BundleLimits.defaults().withMaxBytes(4096);
        String message = """
                Plugin bundle '<file>' cannot be used: The archive holds more than the limit of 4 KiB
                  at a.zip (bundle.too-large)
                Pack only plugin.json and the files that the plugin needs, or use other BundleLimits.""";

        assertRefused(Archives.zip("plugin.json", JSON, "index.js", "x".repeat(5000)), limits, message);
        assertRefused(Archives.tgz("plugin.json", JSON, "index.js", "x".repeat(5000)), limits, message);
        assertRefused(new byte[5000], limits, message);
    }

    @Test
    void too_many_entries_are_refused() throws IOException {
        String[] entries = new String[20_002];
        for (int index = 0; index < entries.length; index += 2) {
            entries[index] = index + ".txt";
            entries[index + 1] = "";
        }
        String message = """
                Plugin bundle '<file>' cannot be used: The archive has more than the limit of 10,000 entries
                  at a.zip (bundle.too-many-entries)
                Pack only plugin.json and the files that the plugin needs, or use other BundleLimits.""";

        assertRefused(Archives.zip(entries), message);
        assertRefused(Archives.tgz(entries), BundleLimits.defaults().withMaxRatio(1_000_000), message);
    }

    private PluginBundle load(byte[] archive) throws IOException {
        return PluginBundle.load(Files.write(temp.resolve("a.zip"), archive));
    }

    private void assertRefused(byte[] archive, String message) throws IOException {
        assertRefused(archive, BundleLimits.defaults(), message);
    }

    private void assertRefused(byte[] archive, BundleLimits limits, String message) throws IOException {
        Path file = Files.write(temp.resolve("a.zip"), archive);

        assertThatThrownBy(() -> PluginBundle.load(file, limits))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessage(message.replace("<file>", file.toString()));
    }

    private static byte[] gzip(byte[] contents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(contents);
        }
        return bytes.toByteArray();
    }

    private static byte[] half(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length / 2);
    }

    /** Sets the flag in the directory at the end, which is what readers look at, and before the data. */
    private static void setEncryptionFlag(byte[] zip) {
        zip[6] |= 1;
        zip[indexOf(zip, "PK\1\2") + 8] |= 1;
    }

    private static int indexOf(byte[] bytes, String text) {
        return new String(bytes, ISO_8859_1).indexOf(text);
    }
}
