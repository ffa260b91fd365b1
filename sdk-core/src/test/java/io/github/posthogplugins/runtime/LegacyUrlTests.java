package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.posthogplugins.plugin.Plugin;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The module {@code url} next to Node's. */
class LegacyUrlTests {

    private static final String CASES = "/urls/legacy-cases.js";

    @TempDir
    private Path folder;

    @Test
    void does_what_nodes_module_does() throws IOException {
        NodeProgram.assumeNode20();
        String node = NodeProgram.run(
                NodeProgram.copy("/urls/legacy-peer.js", folder.resolve("peer.js")),
                NodeProgram.copy(CASES, folder.resolve("cases.js")));

        Map<String, String> expected = results(node);
        Map<String, String> differences = new TreeMap<>(results(ours()));
        differences.entrySet().removeAll(expected.entrySet());
        differences.replaceAll((name, ours) -> "ours " + ours + " node " + expected.get(name));
        assertThat(differences).isEmpty();
        assertThat(expected).hasSizeGreaterThan(1000);
    }

    private static String ours() {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "import url from 'url';" + NodeProgram.text(CASES)
                            + "export function processEvent(e) { e.properties.results = JSON.stringify(run(url)); return e }");
            return String.valueOf(
                    runtime.chain(plugin).processEvent(Plugins.event()).event().property("results"));
        }
    }

    private static Map<String, String> results(String json) throws IOException {
        return new ObjectMapper().readValue(json, new TypeReference<>() {});
    }
}
