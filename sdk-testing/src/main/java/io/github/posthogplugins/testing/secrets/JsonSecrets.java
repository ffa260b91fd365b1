package io.github.posthogplugins.testing.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What is secret in a JSON text, such as the key file of a service account. */
final class JsonSecrets {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final Pattern NAME = Pattern.compile("(?i).*(key|token|secret|password).*");

    private JsonSecrets() {}

    static List<String> in(String text) {
        List<String> found = new ArrayList<>();
        if (text.strip().startsWith("{")) {
            collect(parse(text), found);
        }
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
            if (member.getValue().isTextual() && NAME.matcher(member.getKey()).matches()) {
                found.add(member.getValue().textValue());
            }
            collect(member.getValue(), found);
        });
    }
}
