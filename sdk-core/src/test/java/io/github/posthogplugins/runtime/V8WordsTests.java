package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a plugin reads when it catches an error of the engine is what V8 says on the server.
 *
 * <p>The table has been written by Node 20 ({@code v8/observe.js}). What this engine knows too little for is in a list of
 * its own, with what it says instead, so that neither list can grow or shrink unnoticed.
 */
@Timeout(120)
class V8WordsTests {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A statement that throws, and what it throws. */
    private record Row(String statement, String name, String message) {

        static Row of(String line) {
            String[] columns = line.split("\t", -1);
            return new Row(columns[0], columns[1], text(columns[2]));
        }

        private static String text(String json) {
            try {
                return JSON.readTree(json).asText();
            } catch (IOException e) {
                throw new IllegalArgumentException(json, e);
            }
        }
    }

    private static List<Row> table(String file) {
        return lines(file).stream()
                .filter(line -> !line.isEmpty() && !line.startsWith("// "))
                .map(Row::of)
                .toList();
    }

    private static List<String> lines(String file) {
        try (var in = Objects.requireNonNull(V8WordsTests.class.getResourceAsStream("/v8/" + file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void a_plugin_that_catches_an_error_reads_what_v8_says() throws IOException {
        List<Row> expected = table("words.tsv");

        List<Row> observed = observed(expected);

        assertThat(differing(expected, observed)).containsExactlyElementsOf(table("words-not-known.tsv"));
    }

    @Test
    void what_a_plugin_says_itself_stays_as_it_is() throws IOException {
        String messages =
                "['config is not iterable', 'x is not a function', 'Cannot read property \\'a\\' of undefined',"
                        + "'not a constructor', 'Callable expected', 'y is not defined']";
        String source = "export function processEvent(e) { const made = [];"
                + "for (const m of " + messages + ") for (const make of [() => new TypeError(m), () => TypeError(m),"
                + "() => new ReferenceError(m)]) { try { throw make() } catch (error) { made.push(error.message === m) } }"
                + "e.properties.result = made.every(Boolean); return e }";

        assertThat(run(source)).isEqualTo("true");
    }

    @Test
    void handlers_of_rejections_read_the_same_words() {
        String source = "export async function processEvent(e) { const seen = [];"
                + "await Promise.resolve().then(() => null.x).catch((error) => seen.push(error.message));"
                + "await Promise.resolve().then(() => null.y).then(null, (error) => seen.push(error.message));"
                + "try { await (async () => null.z)() } catch ({ message, stack }) { seen.push(message, stack.split('\\n')[0]) }"
                + "e.properties.result = seen.join(); return e }";

        assertThat(run(source))
                .isEqualTo("Cannot read properties of null (reading 'x'),Cannot read properties of null (reading 'y'),"
                        + "Cannot read properties of null (reading 'z'),"
                        + "TypeError: Cannot read properties of null (reading 'z')");
    }

    @Test
    void functions_that_are_watched_look_like_those_of_the_language() {
        String source = "export function processEvent(e) { e.properties.result = [JSON.parse, JSON.stringify,"
                + "Promise.prototype.catch].map((f) => [f.name, f.length, Object.keys(f).length,"
                + "Object.getOwnPropertyDescriptor(f, 'prototype') === undefined].join(' ')).join(); return e }";

        assertThat(run(source)).isEqualTo("parse 2 0 true,stringify 3 0 true,catch 1 0 true");
    }

    private static List<Row> differing(List<Row> expected, List<Row> observed) {
        List<Row> differing = new ArrayList<>(observed);
        differing.removeAll(expected);
        return differing;
    }

    private static List<Row> observed(List<Row> rows) throws IOException {
        String cases = rows.stream()
                .map(row -> "function () { " + row.statement() + " }")
                .collect(Collectors.joining(",\n"));
        String source = "const cases = [" + cases + "];\n"
                + "export function processEvent(e) { e.properties.result = JSON.stringify(cases.map((run) => {"
                + "try { run(); return ['-', ''] } catch (error) { return [error.name, error.message] } })); return e }";
        JsonNode results = JSON.readTree(run(source));
        List<Row> observed = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            JsonNode result = results.get(i);
            observed.add(new Row(
                    rows.get(i).statement(),
                    result.get(0).asText(),
                    result.get(1).asText()));
        }
        return observed;
    }

    private static String run(String source) {
        try (PluginRuntime runtime =
                PluginRuntime.builder().withClock(VirtualClock.create()).build()) {
            Plugin plugin = Plugins.load(runtime, source);
            var result = runtime.chain(plugin).processEvent(Plugins.event());
            assertThat(plugin.errors()).isEmpty();
            return String.valueOf(result.event().property("result"));
        }
    }

    @Test
    void the_table_is_what_node_20_says() throws IOException, InterruptedException {
        assumeTrue(nodeVersion().startsWith("v20."), "needs Node 20 to compare with");
        Path folder = Files.createTempDirectory("v8-words");
        Path table = copy(folder, "words.tsv");

        Process node = new ProcessBuilder("node", copy(folder, "observe.js").toString(), table.toString()).start();
        String written = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(node.waitFor()).isZero();
        assertThat(written.strip()).isEqualTo(Files.readString(table).strip());
    }

    private static Path copy(Path folder, String file) throws IOException {
        return Files.write(folder.resolve(file), lines(file));
    }

    private static String nodeVersion() throws InterruptedException {
        try {
            Process node = new ProcessBuilder("node", "--version").start();
            String version = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return node.waitFor() == 0 ? version : "";
        } catch (IOException noNode) {
            return "";
        }
    }
}
