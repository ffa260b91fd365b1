package io.github.posthogplugins.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackageJsonTests {

    @TempDir
    private Path temp;

    @Test
    void tells_the_version() throws IOException {
        Files.writeString(temp.resolve("package.json"), "{\"version\": \"1.2.3\"}");

        assertThat(PackageJson.version(temp)).contains("1.2.3");
    }

    @Test
    void need_not_be_there() {
        assertThat(PackageJson.version(temp)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"version\": 1}", "{\"version\": \" \"}", "null"})
    void need_not_make_sense(String json) throws IOException {
        Files.writeString(temp.resolve("package.json"), json);

        assertThat(PackageJson.version(temp)).isEmpty();
    }
}
