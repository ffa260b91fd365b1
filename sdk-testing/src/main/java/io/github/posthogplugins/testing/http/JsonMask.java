package io.github.posthogplugins.testing.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.posthogplugins.testing.secrets.SensitiveNames;

/** Copies JSON without its secrets. */
final class JsonMask {

    private final Redaction redaction;
    private final boolean isPattern;

    private JsonMask(Redaction redaction, boolean isPattern) {
        this.redaction = redaction;
        this.isPattern = isPattern;
    }

    /** What a request is compared with: secrets may be anything. */
    static JsonNode pattern(JsonNode node, Redaction redaction) {
        return new JsonMask(redaction, true).mask(node, false);
    }

    /** What is answered: a word in place of each secret. */
    static JsonNode answer(JsonNode node, Redaction redaction) {
        return new JsonMask(redaction, false).mask(node, false);
    }

    private JsonNode mask(JsonNode node, boolean isSecret) {
        if (isSecret && isPattern) {
            return TextNode.valueOf(JsonPlaceholder.ANYTHING);
        }
        if (node.isObject()) {
            return maskMembers(node, isSecret);
        }
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> copy.add(mask(element, isSecret)));
            return copy;
        }
        return isSecret ? hidden(node) : maskText(node);
    }

    private JsonNode maskMembers(JsonNode node, boolean isSecret) {
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(member -> copy.set(
                        member.getKey(),
                        mask(member.getValue(), isSecret || SensitiveNames.isSecret(member.getKey()))));
        return copy;
    }

    private static JsonNode hidden(JsonNode node) {
        if (node.isTextual()) {
            return TextNode.valueOf(MaskedText.HIDDEN);
        }
        return node.isNumber() ? IntNode.valueOf(0) : node;
    }

    private JsonNode maskText(JsonNode node) {
        if (!node.isTextual()) {
            return node;
        }
        MaskedText masked = redaction.mask(node.textValue());
        if (masked.isClean()) {
            return node;
        }
        return TextNode.valueOf(isPattern ? JsonPlaceholder.REGEX + "(?s)" + masked.regex() : masked.shown());
    }
}
