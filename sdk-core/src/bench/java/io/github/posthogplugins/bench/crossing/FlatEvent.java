package io.github.posthogplugins.bench.crossing;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The values of an event and of its properties, one after the other, and what is between them: its shape. */
final class FlatEvent {

    private static final String PROPERTIES = "properties";

    private final List<Object> shape = new ArrayList<>(64);
    private final List<@Nullable Object> values = new ArrayList<>(64);

    private FlatEvent() {}

    /** Reads JSON from start to end, without a tree. */
    static FlatEvent of(byte[] json) {
        FlatEvent event = new FlatEvent();
        try (JsonParser parser = Json.MAPPER.createParser(json)) {
            parser.nextToken();
            event.readMembers(parser, json, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return event;
    }

    static FlatEvent of(ObjectNode json) {
        FlatEvent event = new FlatEvent();
        event.addMembers(json, true);
        return event;
    }

    /** Names and {@link Mark}s. */
    List<Object> shape() {
        return shape;
    }

    /** What the guest gets; JSON text for what is nested. */
    Object[] values() {
        return values.toArray();
    }

    private void readMembers(JsonParser parser, byte[] json, boolean isTop) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken token = parser.nextToken();
            if (isTop && token == JsonToken.START_OBJECT && name.equals(PROPERTIES)) {
                shape.add(Mark.PROPERTIES);
                readMembers(parser, json, false);
                shape.add(Mark.END_OF_PROPERTIES);
            } else if (token.isStructStart()) {
                addNested(name, text(parser, json));
            } else {
                add(name, Scalars.toGuest(parser));
            }
        }
    }

    private static String text(JsonParser parser, byte[] json) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        int end = (int) parser.currentLocation().getByteOffset();
        return new String(json, start, end - start, UTF_8);
    }

    private void addMembers(ObjectNode object, boolean isTop) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            if (isTop && member.getKey().equals(PROPERTIES) && member.getValue() instanceof ObjectNode properties) {
                shape.add(Mark.PROPERTIES);
                addMembers(properties, false);
                shape.add(Mark.END_OF_PROPERTIES);
            } else if (member.getValue().isContainerNode()) {
                addNested(member.getKey(), member.getValue().toString());
            } else {
                add(member.getKey(), Scalars.toGuest(member.getValue()));
            }
        }
    }

    private void addNested(String name, String json) {
        shape.add(Mark.NESTED);
        add(name, json);
    }

    private void add(String name, @Nullable Object value) {
        shape.add(name);
        values.add(value);
    }

    /** What stands between names. */
    enum Mark {
        /** The next name's value is an object or an array. */
        NESTED,
        /** Now come the names of the properties. */
        PROPERTIES,
        /** Now come names of the event again. */
        END_OF_PROPERTIES
    }
}
