package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FolderWatchTests {

    @TempDir
    private Path folder;

    private FolderWatch watch;

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(folder.resolve("target/classes"));
        Files.createDirectories(folder.resolve("src/test"));
        watch = FolderWatch.of(folder);
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private void write(String path) throws IOException {
        Files.writeString(folder.resolve(path), "text");
    }

    @Test
    void sees_files_that_are_written_together() throws Exception {
        write("index.js");
        write("src/test/event.json");

        assertThat(watch.next()).containsExactly(folder.resolve("index.js"), folder.resolve("src/test/event.json"));
    }

    @Test
    void sees_into_folders_that_are_new() throws Exception {
        Files.createDirectory(folder.resolve("new"));
        assertThat(watch.next()).containsExactly(folder.resolve("new"));

        write("new/index.js");

        assertThat(watch.next()).containsExactly(folder.resolve("new/index.js"));
    }

    @Test
    void does_not_see_what_builds_and_editors_write() throws Exception {
        write("target/classes/A.class");
        write("target/a.zip");
        write(".index.js.swp");
        write("index.js~");
        write("plugin.json");

        assertThat(watch.next()).containsExactly(folder.resolve("plugin.json"));
    }

    @Test
    void sees_nothing_any_more_once_it_is_closed() throws Exception {
        watch.close();

        assertThat(watch.next()).isEqualTo(Set.of());
    }
}
