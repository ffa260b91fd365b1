package io.github.posthogplugins.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Runs snippets of JavaScript under Node and inside a plugin; see {@code src/test/resources/node}. */
final class NodeComparison {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    /** How many snippets one event carries: a hook has its time. */
    private static final int BATCH = 10;

    private NodeComparison() {}

    /** Reads a file of snippets: one a line; empty lines and those that begin with {@code //} are none. */
    static List<String> snippets(String file) {
        return resource("snippets/" + file)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                .toList();
    }

    static boolean isNodeHere() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs snippets under Node, or formats what they log as the server does if the way is {@code console}. */
    static List<String> underNode(List<String> snippets, String... way) {
        try {
            List<String> command = new ArrayList<>(List.of("node", script().toString()));
            command.addAll(List.of(way));
            Process node = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (var in = node.getOutputStream()) {
                in.write(JSON.writeValueAsBytes(snippets));
            }
            return JSON.readValue(node.getInputStream().readAllBytes(), STRINGS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path script() {
        try {
            return Path.of(Objects.requireNonNull(NodeComparison.class.getResource("/node/run.js"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> inPlugin(PluginRuntime runtime, List<String> snippets) {
        Plugin plugin = Plugins.load(runtime, source());
        List<String> outcomes = new ArrayList<>();
        for (int from = 0; from < snippets.size(); from += BATCH) {
            List<String> batch = snippets.subList(from, Math.min(from + BATCH, snippets.size()));
            PluginEvent event = Plugins.event().withProperty("snippets", batch);
            Object found = runtime.chain(plugin).processEvent(event).event().property("outcomes");
            assertThat(found).as("%s in %s", plugin.errors(), batch).isInstanceOf(List.class);
            ((List<?>) found).forEach(outcome -> outcomes.add((String) outcome));
        }
        return outcomes;
    }

    /** Returns what a plugin logs if the snippets are the arguments of {@code console.log}. */
    static List<String> loggedInPlugin(PluginRuntime runtime, List<String> snippets) {
        Plugin plugin = Plugins.load(
                runtime,
                "export function processEvent(event) {"
                        + "for (const snippet of event.properties.snippets) {"
                        + "console.log(...new Function(`return [${snippet}]`)()) } return event }");
        runtime.chain(plugin).processEvent(Plugins.event().withProperty("snippets", snippets));
        return plugin.logs().stream()
                .filter(entry -> entry.source() == LogEntry.Source.CONSOLE)
                .map(LogEntry::message)
                .toList();
    }

    private static String source() {
        return "import crypto from 'crypto'; import zlib from 'zlib'; import { PassThrough } from 'stream';"
                + "const PEM = " + resource("keys.json") + "; const evaluate = " + resource("evaluate.js") + ";"
                + "export async function processEvent(event) {"
                + "event.properties.outcomes = await evaluate({ Buffer, crypto, zlib, PassThrough, PEM })"
                + "(event.properties.snippets); return event }";
    }

    private static String resource(String name) {
        try (InputStream file = NodeComparison.class.getResourceAsStream("/node/" + name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
