package io.github.posthogplugins.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.validation.Location;
import io.github.posthogplugins.validation.Problem;
import io.github.posthogplugins.validation.SourceCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BundleValidatorTests {

    private static final String CODE = "export function processEvent(event) { return event }";

    @TempDir
    private Path temp;

    @Test
    void finds_nothing_wrong_with_a_good_bundle() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\"}");
        write("index.js", CODE);

        assertThat(findings()).isEmpty();
    }

    @Test
    void finds_what_is_wrong_with_the_manifest_and_with_the_files_at_once() throws IOException {
        write("plugin.json", """
                {
                  "main": "dist/index.js",
                  "config": {}
                }""");

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json:1:1  manifest.name-missing  The plugin has no name
                    Add "name": "My plugin".
                ERROR plugin.json:2:11  manifest.main-missing  Could not find main file dist/index.js
                    Add the file, build it if it is generated, or correct 'main' in plugin.json.
                ERROR plugin.json:3:13  manifest.config-not-an-array  'config' has to be an array but is an object
                    Write a list of fields, each with its 'key': PostHog does not protect secrets otherwise.
                """);
    }

    @Test
    void finds_a_missing_manifest() {
        assertThat(findings()).isEqualTo("""
                ERROR plugin.json  manifest.missing  Could not find plugin.json in the plugin
                    Create it with at least {"name": "My plugin"}.
                """);
    }

    @Test
    void finds_a_manifest_that_cannot_be_read() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\",}");

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json:1:17  manifest.trailing-comma  A comma stands before the closing '}'
                    Remove the comma.
                """);
    }

    @Test
    void finds_that_there_is_no_source() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\"}");

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json  bundle.no-source  Could not find main file index.js or index.ts
                    Add index.js, or name the main file in plugin.json: "main": "dist/index.js".
                """);
    }

    @ParameterizedTest
    @ValueSource(strings = {"frontend.tsx", "site.ts"})
    void accepts_a_plugin_for_the_browser_only(String file) throws IOException {
        write("plugin.json", "{\"name\": \"Hello\"}");
        write(file, "export {}");

        assertThat(findings()).isEmpty();
    }

    @Test
    void finds_an_empty_source() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\"}");
        write("index.ts", " \n");

        assertThat(findings()).isEqualTo("""
                ERROR index.ts  bundle.source-empty  The main file 'index.ts' is empty, which PostHog treats as missing
                    Export a hook: export function processEvent(event) { return event }
                """);
    }

    @Test
    void warns_that_index_js_wins_over_index_ts() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\"}");
        write("index.js", CODE);
        write("index.ts", CODE);

        assertThat(findings()).isEqualTo("""
                WARNING index.ts  bundle.two-sources  There are index.js and index.ts, and PostHog runs index.js
                    Say which one is meant with 'main' in plugin.json, or remove the other.
                """);
    }

    @Test
    void finds_a_main_that_archives_do_not_have() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\", \"main\": \"./index.js\"}");
        write("index.js", CODE);

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json:1:27  manifest.main-not-plain  PostHog looks up './index.js' in archives letter by letter and will not find it
                    Write "main": "index.js".
                """);
    }

    @Test
    void finds_a_main_in_the_other_language() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\", \"main\": \"src/index.js\"}");
        write("src/index.ts", CODE);

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json:1:27  manifest.main-missing  Could not find main file src/index.js
                    Write "main": "src/index.ts": that file is there.
                """);
    }

    @Test
    void finds_a_main_that_is_no_script() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\", \"main\": \"index.tsx\"}");
        write("index.tsx", CODE);

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json:1:27  manifest.main-not-a-script  The main file 'index.tsx' is neither JavaScript nor TypeScript
                    Name a .js or .ts file; JSX is not understood.
                """);
    }

    @Test
    void finds_a_main_outside_of_the_bundle() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\", \"main\": \"../index.js\"}");

        assertThat(findings()).isEqualTo("""
                ERROR plugin.json:1:27  manifest.main-outside  The main file '../index.js' lies outside of the bundle
                    Put it into the bundle and name it by a relative path with '/' between folders.
                """);
    }

    @Test
    void finds_a_main_that_is_not_text() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\"}");
        Files.write(temp.resolve("index.js"), new byte[] {(byte) 0xff});

        assertThat(findings()).isEqualTo("""
                ERROR index.js  bundle.source-not-utf-8  The main file 'index.js' is not UTF-8 text
                    Save the file with the encoding UTF-8.
                """);
    }

    @Test
    void finds_that_there_is_nothing_at_the_path() {
        assertThat(BundleValidator.create().validate(temp.resolve("nowhere")).errors())
                .extracting(Problem::code)
                .containsExactly("bundle.not-found");
    }

    @Test
    void reads_archives() throws IOException {
        Path zip = Files.write(temp.resolve("a.zip"), Archives.zip("plugin.json", "{}", "index.js", CODE));

        assertThat(BundleValidator.create().validate(zip).errors())
                .extracting(Problem::code)
                .containsExactly("manifest.name-missing");
    }

    @Test
    void lets_the_source_check_look_at_the_main_file() throws IOException {
        write("plugin.json", "{\"name\": \"Hello\", \"main\": \"src/a.ts\"}");
        write("src/a.ts", CODE);
        SourceCheck check =
                (file, source) -> List.of(Problem.error("source.test", Location.at(file, 1, 2), source, "Mend it."));

        assertThat(findings(BundleValidator.create().withSourceCheck(check))).isEqualTo("""
                ERROR src/a.ts:1:2  source.test  export function processEvent(event) { return event }
                    Mend it.
                """);
    }

    @Test
    void spares_the_source_check_what_is_missing_or_empty() throws IOException {
        List<String> checked = new ArrayList<>();
        BundleValidator validator = BundleValidator.create().withSourceCheck((file, source) -> {
            checked.add(file);
            return List.of();
        });
        write("plugin.json", "{\"name\": \"Hello\"}");

        validator.validate(temp);
        write("index.js", "");
        validator.validate(temp);

        assertThat(checked).isEmpty();
    }

    private void write(String path, String text) throws IOException {
        Path file = temp.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String findings() {
        return findings(BundleValidator.create());
    }

    private String findings(BundleValidator validator) {
        StringBuilder text = new StringBuilder();
        validator
                .validate(temp)
                .problems()
                .forEach(problem -> text.append(
                        problem.severity() + " " + problem.headline() + "\n    " + problem.advice() + "\n"));
        return text.toString();
    }
}
