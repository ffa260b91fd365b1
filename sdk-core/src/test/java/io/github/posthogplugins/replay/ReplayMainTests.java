package io.github.posthogplugins.replay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayMainTests {

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path plugin;
    private Path in;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        plugin = Files.createDirectory(folder.resolve("hello"));
        in = Files.writeString(folder.resolve("in.ndjson"), Replays.events(3, 1));
        out = folder.resolve("out.ndjson");
        Files.writeString(plugin.resolve("plugin.json"), "{\"name\": \"hello\"}");
        Files.writeString(
                plugin.resolve("index.js"),
                "export function processEvent(e, { config }) { e.properties.hello = config.name; return e }");
    }

    private int run(String... words) {
        return ReplayMain.run(List.of(words), new PrintStream(said, true, UTF_8));
    }

    private int runWith(String... more) {
        List<String> words = new ArrayList<>(List.of("--plugin", plugin.toString()));
        words.addAll(List.of(more));
        words.addAll(List.of("--in", in.toString(), "--out", out.toString(), "--workers", "2"));
        return run(words.toArray(String[]::new));
    }

    private String said() {
        return said.toString(UTF_8);
    }

    @Test
    void events_go_through_the_plugin_with_its_config() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), "{\"name\": \"you\"}");

        assertThat(runWith("--config", config.toString())).isZero();

        assertThat(Files.readAllLines(out)).hasSize(3).allMatch(line -> line.contains("\"hello\":\"you\""));
        assertThat(said())
                .startsWith("JavaScript engine: ")
                .contains("hello (1): 3 succeeded, 0 failed, 0 dropped, 0 passed over")
                .contains(": 3 kept, 0 dropped, 0 rejected, 0 no events, 0 blank");
    }

    @Test
    void lines_that_are_no_events_show_in_the_exit_code() throws IOException {
        Files.writeString(in, Replays.events(1, 1) + "oops\n" + Replays.events(1, 1));

        assertThat(runWith()).isEqualTo(1);

        assertThat(Files.readAllLines(out)).hasSize(2);
        assertThat(said()).contains(in + ":2:1  replay.not-json  ");
    }

    @Test
    void it_can_stop_at_the_first_of_them() throws IOException {
        Files.writeString(in, Replays.events(1, 1) + "oops\n" + Replays.events(1, 1));

        assertThat(runWith("--stop-at-problem")).isEqualTo(1);

        assertThat(Files.readAllLines(out)).hasSize(1);
        assertThat(said()).contains("Stopped at the first problem. 2 lines");
    }

    @Test
    void without_a_compiler_optimizing_says_so_and_interprets() {
        Path nowhere = folder.resolve("no-jdk");

        assertThat(runWith("--optimize", "--java-home", nowhere.toString())).isZero();

        assertThat(said()).startsWith("Plugins are interpreted, not compiled: ").contains("3 kept");
    }

    @Test
    void without_arguments_it_says_which_there_are() {
        assertThat(run()).isEqualTo(2);

        assertThat(said()).startsWith("Missing: --plugin, --in, --out.").contains("Usage: ReplayMain --plugin <");
    }

    @Test
    void arguments_that_make_no_sense_are_named() {
        run("--plugins", "x");
        run("--plugin");
        run("--config", "x");
        run("--workers", "many");

        assertThat(said())
                .contains("There is no option '--plugins'.")
                .contains("A value must follow '--plugin'.")
                .contains("'--config' must follow the '--plugin' that it belongs to.")
                .contains("A number must follow '--workers', but it is 'many'.");
    }

    @Test
    void a_config_that_is_no_object_is_named() throws IOException {
        Path config = Files.writeString(folder.resolve("config.json"), "[1]");

        assertThat(runWith("--config", config.toString())).isEqualTo(2);

        assertThat(said()).contains("The config '" + config + "' is no JSON object: ");
        assertThat(out).doesNotExist();
    }

    @Test
    void what_is_for_the_launcher_is_not_passed_on() {
        assertThat(ReplayArguments.withoutOptimizing(
                        List.of("--optimize", "--in", "a", "--java-home", "x", "--out", "b")))
                .containsExactly("--in", "a", "--out", "b");
    }
}
