package io.github.posthogplugins.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Only equal work is compared: every event must leave our chain as it leaves Node, but for our markers. */
final class SameAnswers {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Collection<String> MARKERS =
            List.of("$plugins_succeeded", "$plugins_failed", "$plugins_deferred");

    private SameAnswers() {}

    static void check(Settings settings, NodePeer node, Workload workload) throws JsonProcessingException {
        List<String> expected = node.answers(workload);
        try (LoadedChain chain = LoadedChain.of(settings, workload.plugins())) {
            byte[][] events = workload.pool().read(settings);
            for (int i = 0; i < events.length; i++) {
                compare(workload, i, expected.get(i), chain.process(events[i]));
            }
        }
    }

    private static void compare(Workload workload, int number, String expected, byte[] ours)
            throws JsonProcessingException {
        String answer = ours.length == 0 ? "null" : new String(ours, UTF_8);
        if (!withoutMarkers(answer).equals(withoutMarkers(expected))) {
            throw new IllegalStateException("Event " + number + " of '" + workload.label() + "' left our chain as\n"
                    + answer + "\nbut Node as\n" + expected);
        }
    }

    private static JsonNode withoutMarkers(String json) throws JsonProcessingException {
        JsonNode event = MAPPER.readTree(json);
        if (event.path("properties") instanceof ObjectNode properties) {
            properties.remove(MARKERS);
        }
        return event;
    }
}
