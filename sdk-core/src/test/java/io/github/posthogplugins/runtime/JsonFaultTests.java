package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a response says whose body is not JSON: the words of Node 20. */
class JsonFaultTests {

    private static final String TEXTS = "/json/broken.js";

    private static @Nullable Object eval(String statements) {
        try (PluginRuntime runtime =
                PluginRuntime.builder().withProfile(ServerProfile.V2021).build()) {
            Plugin plugin = Plugins.load(
                    runtime,
                    "import { Response } from 'node-fetch'; const prefix = 'invalid json response body at  reason: ';"
                            + "const said = (text) => new Response(text).json().then(() => 'JSON', (e) => e.message.replace(prefix, ''));"
                            + NodeProgram.text(TEXTS) + "export async function processEvent(e) { " + statements
                            + "; return e }");
            return runtime.chain(plugin).processEvent(Plugins.event()).event().property("said");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            quoteCharacter = '~',
            value = {
                "~~ # Unexpected end of JSON input",
                "< # Unexpected token '<', \"<\" is not valid JSON",
                "Not Found, sorry for that # Unexpected token 'N', \"Not Found,\"... is not valid JSON",
                "[\"0123456789\", x, \"0123456789\"] # Unexpected token 'x', ...\"3456789\", x, \"012345\"... is not valid JSON",
                "{\"a\":1,} # Expected double-quoted property name in JSON at position 7",
                "{'a':1} # Expected property name or '}' in JSON at position 1",
                "undefined # \"undefined\" is not valid JSON",
                "{} {} # Unexpected non-whitespace character after JSON at position 3",
            })
    void says_what_node_says(String text, String words) {
        String literal = "'" + text.replace("'", "\\'") + "'";

        assertThat(eval("e.properties.said = await said(" + literal + ")")).isEqualTo(words);
    }

    @Test
    void has_words_for_every_fault(@TempDir Path folder) {
        NodeProgram.assumeNode20();
        String node = NodeProgram.run(
                NodeProgram.copy("/json/broken-peer.js", folder.resolve("peer.js")),
                NodeProgram.copy(TEXTS, folder.resolve("broken.js")));

        assertThat(eval("e.properties.said = JSON.stringify(await Promise.all(broken.map(said)))"))
                .isEqualTo(node.strip());
    }
}
