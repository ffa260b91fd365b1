package io.github.posthogplugins.bundle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.validation.InvalidBundleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PluginBundleTests {

    private static final String JSON = "{\"name\": \"Hello\"}";
    private static final String CODE = "export function processEvent(event) { return event }";

    @TempDir
    private Path temp;

    @Nested
    class InMemory {

        @Test
        void needs_nothing_but_a_source() {
            PluginBundle bundle = PluginBundle.ofSources("inline", Map.of("index.js", CODE));

            assertThat(bundle.name()).isEqualTo("inline");
            assertThat(bundle.origin()).isEqualTo("inline");
            assertThat(bundle.main()).contains(new SourceFile("index.js", CODE));
        }

        @Test
        void is_called_what_the_manifest_says() {
            assertThat(PluginBundle.ofSources("inline", Map.of("plugin.json", JSON, "index.js", CODE))
                            .name())
                    .isEqualTo("Hello");
        }

        @Test
        void gives_away_copies() {
            PluginBundle bundle = PluginBundle.of("inline", Map.of("index.js", CODE.getBytes(UTF_8)));

            bundle.file("index.js").orElseThrow()[0] = 0;

            assertThat(bundle.file("index.js")).contains(CODE.getBytes(UTF_8));
        }
    }

    @Nested
    class Main {

        @Test
        void is_index_js_before_index_ts() {
            assertThat(mainOf(Map.of("index.ts", "ts", "index.js", "js"))).isEqualTo(new SourceFile("index.js", "js"));
        }

        @Test
        void is_index_ts_without_index_js() {
            assertThat(mainOf(Map.of("index.ts", "ts"))).isEqualTo(new SourceFile("index.ts", "ts"));
        }

        @Test
        void is_what_the_manifest_names_and_may_lie_in_a_folder() {
            assertThat(mainOf(Map.of(
                            "plugin.json", "{\"main\": \"dist/index.js\"}", "dist/index.js", "x", "index.js", "y")))
                    .isEqualTo(new SourceFile("dist/index.js", "x"));
        }

        @Test
        void may_be_written_with_a_dot_in_front() {
            assertThat(mainOf(Map.of("plugin.json", "{\"main\": \"./a.js\"}", "a.js", "x"))
                            .path())
                    .isEqualTo("a.js");
        }

        @Test
        void is_looked_up_as_usual_if_the_manifest_names_the_empty_text() {
            assertThat(mainOf(Map.of("plugin.json", "{\"main\": \"\"}", "index.ts", "x"))
                            .path())
                    .isEqualTo("index.ts");
        }

        @Test
        void may_be_empty_text() {
            assertThat(mainOf(Map.of("index.js", "")).text()).isEmpty();
        }

        @Test
        void may_be_missing_next_to_files_for_the_browser() {
            assertThat(PluginBundle.ofSources("inline", Map.of("site.ts", "x")).main())
                    .isEmpty();
            assertThat(PluginBundle.ofSources("inline", Map.of("frontend.tsx", "x"))
                            .main())
                    .isEmpty();
        }

        @Test
        void is_missed_otherwise() {
            assertThatThrownBy(() -> PluginBundle.ofSources("inline", Map.of("plugin.json", JSON)))
                    .isInstanceOf(InvalidBundleException.class)
                    .hasMessage("""
                            Plugin bundle 'inline' cannot be used: Could not find main file index.js or index.ts
                              at plugin.json (bundle.no-source)
                            Add index.js, or name the main file in plugin.json: "main": "dist/index.js".""");
        }

        @Test
        void is_missed_where_the_manifest_names_it_even_if_there_is_an_index_js() {
            assertThatThrownBy(() -> mainOf(Map.of("plugin.json", "{\"main\": \"dist/a.js\"}", "index.js", "x")))
                    .hasMessage("""
                            Plugin bundle 'inline' cannot be used: Could not find main file dist/a.js
                              at plugin.json:1:10 (manifest.main-missing)
                            Add the file, build it if it is generated, or correct 'main' in plugin.json.""");
        }

        @Test
        void must_not_lead_out_of_the_bundle() {
            assertThatThrownBy(() -> mainOf(Map.of("plugin.json", "{\"main\": \"../a.js\"}")))
                    .hasMessage("""
                            Plugin bundle 'inline' cannot be used: The main file '../a.js' lies outside of the bundle
                              at plugin.json:1:10 (manifest.main-outside)
                            Put it into the bundle and name it by a relative path with '/' between folders.""");
        }

        @Test
        void must_be_UTF_8() {
            assertThatThrownBy(() -> PluginBundle.of("inline", Map.of("index.js", new byte[] {(byte) 0xff})))
                    .hasMessage("""
                            Plugin bundle 'inline' cannot be used: The main file 'index.js' is not UTF-8 text
                              at index.js (bundle.source-not-utf-8)
                            Save the file with the encoding UTF-8.""");
        }

        private static SourceFile mainOf(Map<String, String> files) {
            return PluginBundle.ofSources("inline", files).main().orElseThrow();
        }
    }

    @Nested
    class Folder {

        @Test
        void gives_the_files_that_make_up_a_plugin_and_no_others() throws IOException {
            write("plugin.json", JSON);
            write("index.js", CODE);
            write("README.md", "# Hello");
            write("LICENSE", "MIT");
            write("site.ts", "export {}");
            write("package.json", "{}");
            write("node_modules/a/index.js", "");

            PluginBundle bundle = PluginBundle.load(temp);

            assertThat(bundle.paths()).containsExactly("plugin.json", "LICENSE", "README.md", "index.js", "site.ts");
            assertThat(bundle.origin()).isEqualTo(temp.toString());
        }

        @Test
        void lends_its_name_to_a_plugin_without_one() throws IOException {
            write("my-plugin/plugin.json", "{}");
            write("my-plugin/index.js", CODE);

            assertThat(PluginBundle.load(temp.resolve("my-plugin")).name()).isEqualTo("my-plugin");
        }

        @Test
        void needs_a_manifest() throws IOException {
            write("index.js", CODE);

            assertRefused(temp, """
                    Plugin bundle '<temp>' cannot be used: Could not find plugin.json in the plugin
                      at plugin.json (manifest.missing)
                    Create it with at least {"name": "My plugin"}.""");
        }

        @Test
        void has_to_be_there() {
            assertRefused(temp.resolve("nowhere"), """
                    Plugin bundle '<temp>/nowhere' cannot be used: There is no folder and no archive at this path
                      at <temp>/nowhere (bundle.not-found)
                    Check the path; relative ones begin at '<here>'.""");
        }

        @Test
        void is_not_left_through_a_link() throws IOException {
            write("secret.js", "secret");
            write("plugin/plugin.json", JSON);
            Files.createSymbolicLink(temp.resolve("plugin/index.js"), temp.resolve("secret.js"));

            assertRefused(temp.resolve("plugin"), """
                    Plugin bundle '<temp>/plugin' cannot be used: 'index.js' is a link to a file outside of the folder
                      at index.js (bundle.file-outside)
                    Put the file itself into the folder.""");
        }

        @Test
        void leaves_out_a_README_that_lies_elsewhere() throws IOException {
            write("README.md", "everything");
            write("plugin/plugin.json", JSON);
            write("plugin/index.js", CODE);
            Files.createSymbolicLink(temp.resolve("plugin/README.md"), temp.resolve("README.md"));

            assertThat(PluginBundle.load(temp.resolve("plugin")).paths()).doesNotContain("README.md");
        }

        @Test
        void may_not_hold_huge_files() throws IOException {
            write("plugin.json", JSON);
            write("index.js", "x".repeat(3000));

            assertThatThrownBy(() ->
                            PluginBundle.load(temp, BundleLimits.defaults().withMaxBytes(2048)))
                    .hasMessage("""
                            Plugin bundle '%s' cannot be used: 'index.js' is larger than the limit of 2 KiB
                              at index.js (bundle.too-large)
                            Make it smaller, or load the bundle with other BundleLimits.""".formatted(temp));
        }
    }

    @Nested
    class Archive {

        @Test
        void has_its_root_in_the_folder_that_a_zip_begins_with() throws IOException {
            Path zip =
                    archive("a.zip", Archives.zip("repo-1/", "", "repo-1/plugin.json", JSON, "repo-1/index.js", CODE));

            assertThat(PluginBundle.load(zip).paths()).containsExactly("plugin.json", "index.js");
        }

        @Test
        void has_its_root_at_the_top_of_a_zip_that_begins_with_a_file() throws IOException {
            Path zip = archive("a.zip", Archives.zip("plugin.json", JSON, "dist/", "", "index.js", CODE));

            assertThat(PluginBundle.load(zip).name()).isEqualTo("Hello");
        }

        @Test
        void has_its_root_in_the_folder_of_the_first_file_of_a_tgz() throws IOException {
            Path tgz = archive("a.tgz", Archives.tgz("package/plugin.json", JSON, "package/index.js", CODE));

            assertThat(PluginBundle.load(tgz).paths()).containsExactly("plugin.json", "index.js");
        }

        @Test
        void has_its_root_in_the_folder_that_a_tgz_begins_with() throws IOException {
            Path tgz = archive("a.tar.gz", Archives.tgz("./", "", "./plugin.json", JSON, "./index.js", CODE));

            assertThat(PluginBundle.load(tgz).name()).isEqualTo("Hello");
        }

        @Test
        void is_known_by_its_contents_and_not_by_its_name() throws IOException {
            assertThat(PluginBundle.load(archive("a.tgz", Archives.zip("plugin.json", JSON, "index.js", CODE)))
                            .name())
                    .isEqualTo("Hello");
            assertThat(PluginBundle.load(archive("a.zip", Archives.tgz("plugin.json", JSON, "index.js", CODE)))
                            .name())
                    .isEqualTo("Hello");
        }

        @Test
        void lends_its_name_to_a_plugin_without_one() throws IOException {
            Path zip = archive("my-plugin.ZIP", Archives.zip("plugin.json", "{}", "index.js", CODE));

            assertThat(PluginBundle.load(zip).name()).isEqualTo("my-plugin");
        }

        @Test
        void ignores_a_folder_that_is_not_its_first_entry_and_says_so() throws IOException {
            Path zip = archive("a.zip", Archives.zip("repo/plugin.json", JSON, "repo/index.js", CODE));

            assertRefused(zip, """
                    Plugin bundle '<temp>/a.zip' cannot be used: Could not find plugin.json in the plugin
                      at plugin.json (manifest.missing)
                    Pack the archive so that 'repo/plugin.json' lies at its top, or in a folder that is its first entry.""");
        }

        @Test
        void equals_the_folder_with_the_same_files() throws IOException {
            write("hello/plugin.json", JSON);
            write("hello/index.js", CODE);
            PluginBundle folder = PluginBundle.load(temp.resolve("hello"));

            PluginBundle zip = PluginBundle.load(
                    archive("a.zip", Archives.zip("plugin.json", JSON, "index.js", CODE, "other.txt", "x")));

            assertThat(zip).isEqualTo(folder).hasSameHashCodeAs(folder);
        }
    }

    private Path archive(String name, byte[] bytes) throws IOException {
        return Files.write(temp.resolve(name), bytes);
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void assertRefused(Path path, String message) {
        assertThatThrownBy(() -> PluginBundle.load(path))
                .isInstanceOf(InvalidBundleException.class)
                .hasMessage(message.replace("<temp>", temp.toString())
                        .replace("<here>", Path.of("").toAbsolutePath().toString()));
    }
}
