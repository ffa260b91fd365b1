package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/** JSON as text and as tree. */
final class JsonText {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private JsonText() {}

    /** Returns the tree of an object or an array; empty for all other texts. */
    static Optional<JsonNode> read(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isContainerNode() ? Optional.of(node) : Optional.empty();
        } catch (JsonProcessingException noJson) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether the tree of a text says all that the text does, apart from white space between its words: numbers and
     * characters that are spelled in an unusual way are lost.
     */
    static boolean isExact(JsonNode tree, String text) {
        return tree.toString().equals(withoutSpace(text));
    }

    private static String withoutSpace(String json) {
        StringBuilder kept = new StringBuilder();
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (character == '"' && !isEscaped(json, i)) {
                inString = !inString;
            }
            if (inString || " \t\r\n".indexOf(character) < 0) {
                kept.append(character);
            }
        }
        return kept.toString();
    }

    private static boolean isEscaped(String json, int quote) {
        int slashes = 0;
        while (quote > slashes && json.charAt(quote - 1 - slashes) == '\\') {
            slashes++;
        }
        return slashes % 2 == 1;
    }

    /** The same on every system, and easy to compare line by line. */
    static String pretty(JsonNode tree) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        try {
            return MAPPER.writer(new DefaultPrettyPrinter()
                                    .withObjectIndenter(indenter)
                                    .withArrayIndenter(indenter))
                            .writeValueAsString(tree)
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree could not be written as JSON", e);
        }
    }
}
