package io.github.posthogplugins.testing.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;

/** What is secret in a JSON text, such as the key file of a service account. */
final class JsonSecrets {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonSecrets() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        collect(parse(text), found);
        return found;
    }

    private static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException noJson) {
            return MAPPER.createObjectNode();
        }
    }

    private static void collect(JsonNode node, List<String> found) {
        node.properties().forEach(member -> {
            if (member.getValue().isTextual() && SensitiveNames.isSecretInSecret(member.getKey())) {
                found.add(member.getValue().textValue());
            }
        });
        node.forEach(value -> collect(value, found));
    }
}
