package io.github.posthogplugins.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Collects how what came of a row differs from what the row says. */
final class Comparison {

    private final List<String> differences = new ArrayList<>();

    List<String> differences() {
        return differences;
    }

    /** Both must be the same; if nothing is expected, nothing is compared. */
    void equal(String key, @Nullable Object expected, @Nullable Object actual) {
        if (expected != null && !same(Yaml.node(expected), Yaml.node(actual))) {
            differ(key, Yaml.node(expected), Yaml.node(actual));
        }
    }

    /** What is expected must be there; objects may have more members, arrays no more elements. */
    void covers(String key, @Nullable JsonNode expected, JsonNode actual) {
        if (expected != null && !isCovered(expected, actual)) {
            differ(key, expected, actual);
        }
    }

    void fail(String key, String words) {
        differences.add(key + ": " + words);
    }

    private void differ(String key, JsonNode expected, JsonNode actual) {
        differences.add(key + "\n      expected: " + expected + "\n       but was: " + actual);
    }

    private static boolean isCovered(JsonNode expected, @Nullable JsonNode actual) {
        if (expected.isObject() && actual != null && actual.isObject()) {
            return expected.properties().stream()
                    .allMatch(member -> isCovered(member.getValue(), actual.get(member.getKey())));
        }
        if (expected.isArray() && actual instanceof ArrayNode) {
            return expected.size() == actual.size()
                    && indices(expected).stream().allMatch(i -> isCovered(expected.get(i), actual.get(i)));
        }
        return actual != null && same(expected, actual);
    }

    private static List<Integer> indices(JsonNode array) {
        return IntStream.range(0, array.size()).boxed().toList();
    }

    /** Numbers are the same if their values are; the order of members does not count. */
    private static boolean same(JsonNode one, JsonNode other) {
        return one.equals(Comparison::difference, other);
    }

    private static int difference(@Nullable JsonNode one, @Nullable JsonNode other) {
        JsonNode left = Objects.requireNonNullElse(one, NullNode.instance);
        JsonNode right = Objects.requireNonNullElse(other, NullNode.instance);
        return left.isNumber() && right.isNumber()
                ? left.decimalValue().compareTo(right.decimalValue())
                : left.equals(right) ? 0 : 1;
    }
}
