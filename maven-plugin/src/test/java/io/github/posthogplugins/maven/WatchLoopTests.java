package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WatchLoopTests {

    @TempDir
    private Path folder;

    private final PipedWriter fingers = new PipedWriter();
    private final List<Set<Path>> runs = new ArrayList<>();

    /** Does one thing after the other, each when the tests of the one before have run. */
    private void run(Runnable... steps) throws Exception {
        WatchLoop loop = new WatchLoop(
                files -> {
                    runs.add(files);
                    steps[runs.size() - 1].run();
                },
                new RecordingLog());
        try (FolderWatch watch = FolderWatch.of(folder);
                BufferedReader keyboard = new BufferedReader(new PipedReader(fingers))) {
            loop.run(watch, keyboard);
        }
    }

    private void type(String keys) {
        try {
            fingers.write(keys);
            fingers.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void save(String file) {
        try {
            Files.writeString(folder.resolve(file), "text");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void runs_all_tests_at_first_and_when_somebody_presses_enter() throws Exception {
        run(() -> type("\n"), () -> type("q\n"));

        assertThat(runs).containsExactly(Set.of(), Set.of());
    }

    @Test
    void runs_tests_when_files_are_saved() throws Exception {
        run(() -> save("index.js"), () -> save("plugin.json"), () -> type("q\n"));

        assertThat(runs)
                .containsExactly(Set.of(), Set.of(folder.resolve("index.js")), Set.of(folder.resolve("plugin.json")));
    }

    @Test
    void ends_where_there_is_no_keyboard() throws Exception {
        run(() -> close());

        assertThat(runs).containsExactly(Set.of());
    }

    private void close() {
        try {
            fingers.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
