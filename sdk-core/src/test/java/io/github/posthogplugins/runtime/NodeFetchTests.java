package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our fetch next to the node-fetch that PostHog's server has, on Node: the same cases, over sockets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeFetchTests {

    private static final String CASES = "/fetch/cases.js";
    private static final String NODE_FETCH = "/META-INF/resources/webjars/node-fetch/2.6.1/lib/index.js";

    private static final boolean HAS_STREAMS =
            NodeFetchTests.class.getResource("/io/github/posthogplugins/internal/js/guest/modules/stream.js") != null;

    private final OddServer server = new OddServer();
    private final PluginRuntime runtime = PluginRuntime.builder()
            .withProfile(ServerProfile.V2021)
            .withLimits(ExecutionLimits.of(Duration.ofSeconds(20)))
            .build();
    private int unusedPort;
    private Map<String, String> expected = Map.of();
    private Plugin plugin;

    @BeforeAll
    void run_node_and_load_the_plugin(@TempDir Path folder) throws IOException {
        NodeProgram.assumeNode20();
        try (ServerSocket socket = new ServerSocket(0)) {
            unusedPort = socket.getLocalPort();
        }
        String json = NodeProgram.run(
                NodeProgram.copy("/fetch/peer.js", folder.resolve("peer.js")),
                NodeProgram.copy(NODE_FETCH, folder.resolve("node-fetch.js")),
                NodeProgram.copy(CASES, folder.resolve("cases.js")),
                server.url(),
                unusedPort);
        expected = new ObjectMapper().readValue(json, new TypeReference<>() {});
        plugin = Plugins.load(
                runtime,
                "import fetch, { Headers, Request, Response, FetchError } from 'node-fetch';"
                        + "import { PassThrough } from 'stream'; import { URLSearchParams } from 'url';"
                        + NodeProgram.text(CASES)
                        + "export async function processEvent(event, { config: { server, unused } }) {"
                        + "  const tools = { fetch, Headers, Request, Response, FetchError, PassThrough, URLSearchParams, unused };"
                        + "  const result = await cases[event.event](server, tools);"
                        + "  event.properties.result = JSON.stringify(result ?? null);"
                        + "  return event }",
                PluginConfig.of("server", server.url()).with("unused", String.valueOf(unusedPort)));
    }

    @AfterAll
    void close() {
        runtime.close();
        server.close();
    }

    private Set<String> names() {
        return expected.keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void does_what_node_fetch_does(String name) {
        assumeTrue(!name.startsWith("stream_") || HAS_STREAMS, "The module 'stream' is not in this build");
        assertThat(runtime.chain(plugin)
                        .processEvent(PluginEvent.named(name))
                        .event()
                        .property("result"))
                .isEqualTo(expected.get(name));
    }
}
