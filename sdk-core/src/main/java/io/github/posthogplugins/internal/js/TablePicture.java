package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * An event that is a table of nodes, as {@code JSON.stringify} would show it to who observes plugins.
 *
 * <p>Where that would give up, at big integers and at objects that hold themselves, it shows what it can.
 */
final class TablePicture {

    private static final char TABLE = '\u0001';
    /** Values that are shared are shown wherever they are, which could take for ever. */
    private static final int MOST_NODES = 100_000;

    private static final Object NOTHING = new Object();

    private final JsonNode nodes;
    private final boolean[] isUnderWay;
    private int left = MOST_NODES;

    private TablePicture(JsonNode nodes) {
        this.nodes = nodes;
        this.isUnderWay = new boolean[nodes.size()];
    }

    /** Returns the event; null if it is none, or too large. */
    static @Nullable PluginEvent of(String text) {
        if (text.isEmpty() || text.charAt(0) != TABLE) {
            return null;
        }
        Object value = new TablePicture(JsonCodec.read(text.substring(1))).value(0);
        try {
            return value instanceof Map<?, ?> members ? PluginEvent.of(named(members)) : null;
        } catch (InvalidEventException tooLarge) {
            return null;
        }
    }

    private static Map<String, @Nullable Object> named(Map<?, ?> members) {
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        members.forEach((name, value) -> named.put(String.valueOf(name), value));
        return named;
    }

    private @Nullable Object value(int index) {
        if (isUnderWay[index] || left-- <= 0) {
            return null;
        }
        isUnderWay[index] = true;
        try {
            return value(nodes.get(index));
        } finally {
            isUnderWay[index] = false;
        }
    }

    private @Nullable Object value(JsonNode node) {
        return switch (node.get(0).asText()) {
            case "json" -> scalar(node.get(1));
            case "number" -> number(node.get(1).asText());
            case "bigint" -> node.get(1).asText();
            case "date" -> date(node.get(1).asText());
            case "array" -> elements(node.get(1).asInt(), node.get(2));
            case "object" -> members(node.get(2));
            case "error" -> members(node.get(4));
            case "bytes" -> bytes(node.get(2));
            case "undefined" -> NOTHING;
            default -> Map.of();
        };
    }

    private static @Nullable Object scalar(JsonNode json) {
        return json.isNull() ? null : json.isBoolean() ? (Object) json.asBoolean() : json.asText();
    }

    /** JSON has no words for what is not finite. */
    private static @Nullable Object number(String text) {
        JsonNode number = JsonCodec.readGiven(text);
        return number.isNumber() ? number.numberValue() : null;
    }

    private static @Nullable Object date(String millis) {
        return millis.equals("NaN")
                ? null
                : HostFunctions.isoMillis(Instant.ofEpochMilli((long) Double.parseDouble(millis)));
    }

    private List<@Nullable Object> elements(int length, JsonNode members) {
        Map<String, @Nullable Object> byKey = members(members);
        List<@Nullable Object> elements = new ArrayList<>();
        for (int i = 0; i < Math.min(length, MOST_NODES); i++) {
            elements.add(byKey.get(Integer.toString(i)));
        }
        return elements;
    }

    private Map<String, @Nullable Object> members(JsonNode members) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (JsonNode member : members) {
            Object value = value(member.get(1).asInt());
            if (value != NOTHING) {
                values.put(member.get(0).asText(), value);
            }
        }
        return values;
    }

    private static Map<String, Object> bytes(JsonNode bytes) {
        List<Integer> data = StreamSupport.stream(bytes.spliterator(), false)
                .map(JsonNode::asInt)
                .toList();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "Buffer");
        members.put("data", data);
        return members;
    }
}
