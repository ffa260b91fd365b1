package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.validation.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidatorsTests {

    @Test
    void the_goals_look_into_the_manifest_and_into_the_source(@TempDir Path plugin) throws IOException {
        Files.writeString(plugin.resolve("plugin.json"), "{\"main\": \"index.js\"}");
        Files.writeString(plugin.resolve("index.js"), "import fs from 'fs'; export const processEvent = fs.read");

        assertThat(Validators.create().validate(plugin).errors())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder("manifest.name-missing", "source.import-forbidden");
    }
}
