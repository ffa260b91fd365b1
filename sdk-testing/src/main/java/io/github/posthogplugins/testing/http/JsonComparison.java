package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds where two JSON texts differ by the rules of stubs, which a body must not pass here and fail there: placeholders stand
 * for values, elements of arrays count by their place, and there may be more than expected. EventDiff knows none of that.
 */
final class JsonComparison {

    static final String ABSENT = "(absent)";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final boolean allowsExtras;
    private final List<JsonDifference> differences = new ArrayList<>();

    JsonComparison(boolean allowsExtras) {
        this.allowsExtras = allowsExtras;
    }

    List<JsonDifference> compare(String expected, String actual) {
        JsonNode wanted = requireJson(expected);
        Optional<JsonNode> found = read(actual);
        if (found.isEmpty()) {
            return List.of(new JsonDifference("$", wanted.toString(), actual.isEmpty() ? "(empty)" : actual));
        }
        compare("$", wanted, found.get());
        return differences;
    }

    /**
     * @throws IllegalArgumentException if a test expects what is no JSON
     */
    static JsonNode requireJson(String expected) {
        return read(expected)
                .orElseThrow(() -> new IllegalArgumentException("What is expected is no JSON:\n  " + expected));
    }

    private static Optional<JsonNode> read(String json) {
        try {
            JsonNode node = MAPPER.readTree(json);
            return node.isMissingNode() ? Optional.empty() : Optional.of(node);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private void compare(String path, @Nullable JsonNode expected, @Nullable JsonNode actual) {
        if (JsonPlaceholder.covers(expected, actual)) {
            return;
        }
        if (expected == null || actual == null) {
            differences.add(new JsonDifference(path, shown(expected), shown(actual)));
        } else if (expected.isObject() && actual.isObject()) {
            compareMembers(path, expected, actual);
        } else if (expected.isArray() && actual.isArray()) {
            compareElements(path, expected, actual);
        } else if (!isSame(expected, actual)) {
            differences.add(new JsonDifference(path, shown(expected), shown(actual)));
        }
    }

    private static String shown(@Nullable JsonNode node) {
        return node == null ? ABSENT : node.toString();
    }

    private void compareMembers(String path, JsonNode expected, JsonNode actual) {
        expected.fieldNames()
                .forEachRemaining(name -> compare(path + member(name), expected.get(name), actual.get(name)));
        if (!allowsExtras) {
            actual.fieldNames().forEachRemaining(name -> {
                if (!expected.has(name)) {
                    compare(path + member(name), null, actual.get(name));
                }
            });
        }
    }

    private static String member(String name) {
        return name.matches("[$\\w]+") ? "." + name : "['" + name + "']";
    }

    private void compareElements(String path, JsonNode expected, JsonNode actual) {
        int count = allowsExtras ? expected.size() : Math.max(expected.size(), actual.size());
        for (int i = 0; i < count; i++) {
            compare(path + "[" + i + "]", expected.get(i), actual.get(i));
        }
    }

    private static boolean isSame(JsonNode expected, JsonNode actual) {
        return expected.isNumber() && actual.isNumber()
                ? expected.decimalValue().compareTo(actual.decimalValue()) == 0
                : expected.equals(actual);
    }
}
