package io.github.posthogplugins.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.internal.json.JsonSyntaxException;
import io.github.posthogplugins.internal.json.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object that keeps its text and its parsed form, each made from the other when first asked for.
 *
 * <p>An event that merely passes keeps the text it came with, spelling of numbers included.
 */
final class JsonObjectText {

    private static final int LONGEST_QUOTE = 60;
    private static final char REPLACEMENT = '\uFFFD';
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper WRITER = JsonMapper.builder().build();
    private static final JsonMapper VALUES = newMapper();

    private final JsonObject object;
    private final byte[] bytes;
    private volatile @Nullable String text;
    private volatile @Nullable Map<String, @Nullable Object> fields;

    private JsonObjectText(JsonObject object, byte[] bytes, @Nullable String text) {
        this.object = object;
        this.bytes = bytes;
        this.text = text;
    }

    static JsonObjectText parse(String text, EventLimits limits) {
        requireSize(text.length(), limits);
        byte[] bytes = JsonObject.utf8(text);
        return new JsonObjectText(read(bytes, limits), bytes, text);
    }

    static JsonObjectText parse(byte[] utf8, EventLimits limits) {
        if (utf8.length > limits.maxCharacters() || !isUtf8(utf8)) {
            return parse(new String(utf8, StandardCharsets.UTF_8), limits);
        }
        return new JsonObjectText(read(utf8, limits), utf8, null);
    }

    /** What is not UTF-8 is read as Java reads it, with replacement characters. */
    private static boolean isUtf8(byte[] bytes) {
        return Words.areAscii(bytes) || isDecodable(bytes);
    }

    /** Decoding says nothing of what it replaces, but does it quickly. */
    private static boolean isDecodable(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).indexOf(REPLACEMENT) < 0;
    }

    /** Of an event that plugins have changed, perhaps beyond the limits. */
    static JsonObjectText of(JsonObject object) {
        EventLimits limits = EventLimits.defaults();
        byte[] bytes = object.toBytes();
        return bytes.length > limits.maxCharacters() || object.depth() > limits.maxDepth()
                ? parse(bytes, limits)
                : new JsonObjectText(object, bytes, null);
    }

    private static void requireSize(int characters, EventLimits limits) {
        if (characters > limits.maxCharacters()) {
            throw new InvalidEventException("The event has " + characters + " characters of JSON, the limit is "
                    + limits.maxCharacters() + ". Send a smaller event or pass larger EventLimits.");
        }
    }

    static JsonObjectText ofFields(Map<String, ?> fields) {
        return parse(write(fields), EventLimits.defaults());
    }

    JsonObject object() {
        return object;
    }

    byte[] bytes() {
        return bytes;
    }

    String text() {
        String known = text;
        if (known == null) {
            known = new String(bytes(), StandardCharsets.UTF_8);
            text = known;
        }
        return known;
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> known = fields;
        if (known == null) {
            known = values();
            fields = known;
        }
        return known;
    }

    private Map<String, @Nullable Object> values() {
        try {
            return unmodifiable(VALUES.readValue(bytes(), FIELDS));
        } catch (JsonParseException halfACharacter) {
            return valuesOfText();
        } catch (IOException alreadyRead) {
            throw new UncheckedIOException(alreadyRead);
        }
    }

    /** Half of a surrogate pair is a fine name to JavaScript and to JSON; Jackson takes it from text, and not from bytes. */
    private Map<String, @Nullable Object> valuesOfText() {
        try {
            return unmodifiable(VALUES.readValue(text(), FIELDS));
        } catch (JsonProcessingException alreadyRead) {
            throw new UncheckedIOException(alreadyRead);
        }
    }

    /** Returns the value of a member, without reading the others. */
    @Nullable
    Object field(String name) {
        return fields == null ? value(object.member(name)) : fields().get(name);
    }

    /** Returns the value of a member of a member. */
    @Nullable
    Object field(String outer, String name) {
        JsonMember member = object.member(outer);
        JsonObject inner = member == null ? null : member.object();
        return fields != null || inner == null ? objectAt(outer).get(name) : value(inner.member(name));
    }

    private static @Nullable Object value(@Nullable JsonMember member) {
        if (member == null || member.isNull()) {
            return null;
        }
        try {
            return unmodifiable(VALUES.readValue(member.valueText(), Object.class));
        } catch (JsonProcessingException alreadyRead) {
            throw new UncheckedIOException(alreadyRead);
        }
    }

    /** Returns the member of that name if it is an object, else an empty one. */
    @SuppressWarnings("unchecked") // keys of parsed JSON objects are strings
    Map<String, @Nullable Object> objectAt(String name) {
        return fields().get(name) instanceof Map<?, ?> object ? (Map<String, @Nullable Object>) object : Map.of();
    }

    JsonObjectText with(String name, @Nullable Object value) {
        return ofFields(plus(fields(), name, value));
    }

    JsonObjectText without(String name) {
        return ofFields(minus(fields(), name));
    }

    static Map<String, @Nullable Object> plus(Map<String, ?> object, String name, @Nullable Object value) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(object);
        copy.put(name, value);
        return copy;
    }

    static Map<String, @Nullable Object> minus(Map<String, ?> object, String name) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(object);
        copy.remove(name);
        return copy;
    }

    private static String write(Map<String, ?> fields) {
        try {
            return WRITER.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("A value of the event has no JSON form: " + e.getOriginalMessage()
                    + ". Use strings, numbers, booleans, lists, maps and null.");
        }
    }

    private static JsonObject read(byte[] utf8, EventLimits limits) {
        requireObject(utf8);
        try {
            return JsonObject.read(utf8, limits.maxDepth());
        } catch (JsonSyntaxException e) {
            throw problem(new String(utf8, StandardCharsets.UTF_8), e.offset(), limits);
        }
    }

    /** Finds the words for what is wrong. */
    private static InvalidEventException problem(String json, int offset, EventLimits limits) {
        try (JsonParser parser = newReader(limits).createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            parser.nextToken();
            return notJson(parser.currentTokenLocation(), "There is more text after the object");
        } catch (StreamConstraintsException e) {
            return new InvalidEventException("The event is nested deeper than " + limits.maxDepth()
                    + " levels. Flatten it or pass larger EventLimits.");
        } catch (JsonProcessingException e) {
            return notJson(e.getLocation(), firstLine(e.getOriginalMessage()));
        } catch (IOException impossible) {
            return new InvalidEventException(
                    "The event is not valid JSON at byte " + offset + ". Pass one JSON object.");
        }
    }

    private static InvalidEventException notJson(JsonLocation place, String what) {
        return new InvalidEventException("The event is not valid JSON at line " + place.getLineNr() + ", column "
                + place.getColumnNr() + ": " + what + ". Pass one JSON object.");
    }

    private static void requireObject(byte[] utf8) {
        int first = 0;
        while (first < utf8.length && utf8[first] >= 0 && utf8[first] <= ' ') {
            first++;
        }
        if (first == utf8.length || utf8[first] != '{') {
            String start = new String(utf8, first, utf8.length - first, StandardCharsets.UTF_8);
            throw new InvalidEventException("An event is a JSON object, but this is " + quoted(start)
                    + ". Pass an object such as {\"event\": \"$pageview\", \"properties\": {}}.");
        }
    }

    private static String quoted(String start) {
        if (start.isEmpty()) {
            return "an empty text";
        }
        return "'" + (start.length() > LONGEST_QUOTE ? start.substring(0, LONGEST_QUOTE) + "…" : start) + "'";
    }

    /** Without the parser's own idea of where the text comes from. */
    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message).replaceFirst(" \\(start marker at .*", "");
    }

    private static JsonFactory newReader(EventLimits limits) {
        return JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxCharacters())
                        .maxNumberLength(limits.maxCharacters())
                        .maxNameLength(limits.maxCharacters())
                        .build())
                .build();
    }

    private static JsonMapper newMapper() {
        EventLimits unlimited = new EventLimits(Integer.MAX_VALUE, Integer.MAX_VALUE);
        return JsonMapper.builder(newReader(unlimited))
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
    }

    private static Map<String, @Nullable Object> unmodifiable(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put((String) name, unmodifiable(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static @Nullable Object unmodifiable(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return unmodifiable(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(unmodifiable(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
