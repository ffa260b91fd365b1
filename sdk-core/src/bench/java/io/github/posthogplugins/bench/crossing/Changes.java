package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.graalvm.polyglot.Value;

/** Writes into an event what the guest says that the plugin changed. */
final class Changes {

    private Changes() {}

    /** The answer is null, or JSON with changes of the event and of its properties, or with a whole new event. */
    static JsonNode merge(Value answer, ObjectNode event) {
        if (answer.isNull()) {
            return event;
        }
        JsonNode changes = Json.tree(answer.asString());
        if (changes.has("whole")) {
            return changes.get("whole");
        }
        if (event.get("properties") instanceof ObjectNode properties) {
            apply(changes.get("properties"), properties);
        }
        apply(changes.get("event"), event);
        return event;
    }

    private static void apply(JsonNode changes, ObjectNode object) {
        changes.get("set").properties().forEach(member -> object.set(member.getKey(), member.getValue()));
        changes.get("gone").forEach(name -> object.remove(name.textValue()));
    }
}
