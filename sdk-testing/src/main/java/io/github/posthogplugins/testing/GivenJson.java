package io.github.posthogplugins.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** JSON values in Java's terms, to text and back. */
final class GivenJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private GivenJson() {}

    /**
     * Writes a value that a test has given.
     *
     * @param what what it is the value of, for the message
     * @throws IllegalArgumentException if it has no JSON form
     */
    static String write(String what, @Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value of " + what + " has no JSON form: " + firstLine(e)
                    + "\nUse strings, numbers, booleans, lists, maps and null.");
        }
    }

    /**
     * Returns the text if it is JSON.
     *
     * @param what what it is the value of, for the message
     * @throws IllegalArgumentException if it is none
     */
    static String require(String what, String json) {
        try {
            MAPPER.readValue(json, Object.class);
            return json;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The value of " + what + " is not JSON: " + firstLine(e) + "\n  " + json
                    + "\nFor a plain text, use set(…).");
        }
    }

    /** Reads what is JSON. */
    static @Nullable Object read(String json) {
        try {
            return MAPPER.readValue(json, Object.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("This is not JSON: " + firstLine(e) + "\n  " + json);
        }
    }

    /** Without the parser's own idea of where the text comes from. */
    private static String firstLine(JsonProcessingException e) {
        String message = String.valueOf(e.getOriginalMessage());
        return message.lines().findFirst().orElse(message).replaceFirst(" \\(start marker at .*", "");
    }
}
