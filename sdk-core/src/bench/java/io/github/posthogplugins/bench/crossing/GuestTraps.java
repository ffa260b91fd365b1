package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** The plugin gets {@code Proxy} objects with traps in JavaScript, which ask the host for each member once. */
final class GuestTraps implements Crossing {

    private final Guest guest;
    private final Value run;

    GuestTraps(Guest guest) {
        this.guest = guest;
        this.run = guest.function("members.js").execute(guest.plugin());
    }

    @Override
    public byte[] pass(byte[] json) {
        ObjectNode event = Json.object(json);
        ObjectNode properties = event.withObjectProperty("properties");
        Value changes = run.execute(ask(event), names(event), ask(properties), names(properties));
        return Json.bytes(Changes.merge(changes, event));
    }

    private ProxyExecutable ask(ObjectNode object) {
        return arguments -> {
            JsonNode value = object.get(arguments[0].asString());
            return value == null ? guest.undefined() : guest.value(value);
        };
    }

    private static ProxyExecutable names(ObjectNode object) {
        return arguments -> Json.names(object);
    }
}
