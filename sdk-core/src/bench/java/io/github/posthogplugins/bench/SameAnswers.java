package io.github.posthogplugins.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;

/** Only equal work is compared: every event must leave all peers alike, but for our markers. */
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

    /** Compares one way to a plugin with the SDK's. */
    static void check(Settings settings, String way, String plugin) throws JsonProcessingException {
        try (OpenCrossing sdk = OpenCrossing.of(settings, OpenCrossing.SDK, plugin);
                OpenCrossing other = OpenCrossing.of(settings, way, plugin)) {
            for (byte[] event : EventPool.PAGEVIEWS.read(settings)) {
                compare(way, plugin, new String(sdk.pass(event), UTF_8), new String(other.pass(event), UTF_8));
            }
        }
    }

    private static void compare(String way, String plugin, String expected, String answer)
            throws JsonProcessingException {
        if (!withoutMarkers(answer).equals(SameAnswers::compareNumbers, withoutMarkers(expected))) {
            throw new IllegalStateException("An event of '" + plugin + "' came back by '" + way + "' as\n" + answer
                    + "\nbut from the SDK as\n" + expected);
        }
    }

    /** Zero if two values are equal. What went through JavaScript is 71, what Jackson copied may still be 71.0. */
    private static int compareNumbers(JsonNode one, JsonNode other) {
        boolean areEqual =
                one.isNumber() && other.isNumber() ? one.doubleValue() == other.doubleValue() : one.equals(other);
        return areEqual ? 0 : 1;
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
