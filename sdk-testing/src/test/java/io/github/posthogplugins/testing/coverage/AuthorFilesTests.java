package io.github.posthogplugins.testing.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.bundle.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorFilesTests {

    private static final SourceFile MAIN = new SourceFile("index.js", "export const processEvent = (event) => event");

    @TempDir
    private Path folder;

    private Path module;

    @BeforeEach
    void write_a_plugin_in_a_module() throws IOException {
        module = Files.createDirectories(folder.resolve("module"));
        write("module/plugins/one/index.js");
    }

    private void write(String file) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, MAIN.text());
    }

    @Test
    void are_named_from_the_module_s_folder() {
        String origin = module.resolve("plugins/one").toString();

        assertThat(AuthorFiles.pathOf(module, origin, MAIN)).contains("plugins/one/index.js");
    }

    @Test
    void are_found_for_what_was_packed_from_them() throws IOException {
        write("module/index.js");

        assertThat(AuthorFiles.pathOf(
                        module, module.resolve("target/one-1.0.zip").toString(), MAIN))
                .contains("index.js");
    }

    @Test
    void are_not_those_of_other_modules() throws IOException {
        write("other/index.js");

        assertThat(AuthorFiles.pathOf(module, folder.resolve("other").toString(), MAIN))
                .isEmpty();
    }

    @Test
    void are_not_there_for_plugins_that_a_test_makes_up() {
        assertThat(AuthorFiles.pathOf(module, "inline", MAIN)).isEmpty();
        assertThat(AuthorFiles.pathOf(module, "no\0path", MAIN)).isEmpty();
    }
}
