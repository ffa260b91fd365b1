package io.github.posthogplugins.testing.assertj;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSON texts, compared as JSON. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** Tells whether they say the same; a text that is no JSON says the same as nothing. */
    static boolean same(String expected, String actual) {
        Object wanted = read(expected);
        return parse(actual)
                .filter(found -> JsonEquality.same(wanted, found.value()))
                .isPresent();
    }

    /**
     * Reads what the test wrote.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    static @Nullable Object read(String json) {
        return parse(json)
                .orElseThrow(() -> new IllegalArgumentException("Expected JSON, but got\n  " + json
                        + "\nWrite names and texts in double quotes, and numbers as they are."))
                .value();
    }

    /** The text with the white space that JSON does not need left out, or as it is if it is no JSON. */
    static String compact(String json) {
        return parse(json).map(found -> Described.json(found.value())).orElse(json);
    }

    private static Optional<Parsed> parse(String json) {
        try {
            return Optional.of(new Parsed(MAPPER.readValue(json, Object.class)));
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    private record Parsed(@Nullable Object value) {}
}
