package io.github.posthogplugins.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> FIELDS = new TypeReference<>() {};
    private static final JsonMapper WRITER = JsonMapper.builder().build();

    private volatile @Nullable String text;
    private volatile @Nullable Map<String, @Nullable Object> fields;

    private JsonObjectText(@Nullable String text, @Nullable Map<String, @Nullable Object> fields) {
        this.text = text;
        this.fields = fields;
    }

    static JsonObjectText parse(String text, EventLimits limits) {
        if (text.length() > limits.maxCharacters()) {
            throw new InvalidEventException("The event has " + text.length() + " characters of JSON, the limit is "
                    + limits.maxCharacters() + ". Send a smaller event or pass larger EventLimits.");
        }
        return new JsonObjectText(text, read(text, limits));
    }

    static JsonObjectText ofFields(Map<String, ?> fields) {
        String text = write(fields);
        return parse(text, EventLimits.defaults());
    }

    String text() {
        String known = text;
        if (known == null) {
            known = write(fields());
            text = known;
        }
        return known;
    }

    Map<String, @Nullable Object> fields() {
        Map<String, @Nullable Object> known = fields;
        if (known == null) {
            known = read(text(), EventLimits.defaults());
            fields = known;
        }
        return known;
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

    private static Map<String, @Nullable Object> read(String text, EventLimits limits) {
        requireObject(text);
        try {
            return unmodifiable(reader(limits).readValue(text, FIELDS));
        } catch (StreamConstraintsException e) {
            throw new InvalidEventException("The event is nested deeper than " + limits.maxDepth()
                    + " levels. Flatten it or pass larger EventLimits.");
        } catch (JsonProcessingException e) {
            throw new InvalidEventException("The event is not valid JSON at line "
                    + e.getLocation().getLineNr() + ", column "
                    + e.getLocation().getColumnNr() + ": "
                    + firstLine(e.getOriginalMessage()) + ". Pass one JSON object.");
        }
    }

    private static void requireObject(String text) {
        String start = text.stripLeading();
        if (!start.startsWith("{")) {
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

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse(message);
    }

    private static JsonMapper reader(EventLimits limits) {
        return limits.equals(EventLimits.defaults()) ? DefaultReader.MAPPER : newReader(limits);
    }

    private static JsonMapper newReader(EventLimits limits) {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                .build();
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.maxDepth())
                        .maxStringLength(limits.maxCharacters())
                        .maxNumberLength(limits.maxCharacters())
                        .maxNameLength(limits.maxCharacters())
                        .build());
        return mapper;
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

    /** Made on first use, so that loading this class stays cheap. */
    private static final class DefaultReader {
        static final JsonMapper MAPPER = newReader(EventLimits.defaults());
    }
}
