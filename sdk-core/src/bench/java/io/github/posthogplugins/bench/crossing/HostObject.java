package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** An object that stays with the host, and whose members the guest reads and writes one by one. */
class HostObject {

    private final Guest guest;
    private final ObjectNode json;
    private final Map<String, Held> held = new HashMap<>();

    HostObject(Guest guest, ObjectNode json) {
        this.guest = guest;
        this.json = json;
    }

    Guest guest() {
        return guest;
    }

    boolean has(String name) {
        return json.has(name);
    }

    /** The names of all members. */
    Object[] names() {
        Object[] names = new Object[json.size()];
        int i = 0;
        for (Map.Entry<String, JsonNode> member : json.properties()) {
            names[i++] = member.getKey();
        }
        return names;
    }

    @Nullable
    Object get(String name) {
        Held known = held.get(name);
        if (known != null) {
            return known.view();
        }
        JsonNode value = json.path(name);
        return value.isContainerNode() ? holdContainer(name, value) : Scalars.toGuest(value);
    }

    /** Objects and arrays are objects of the guest's; when all is done, they are taken back whole. */
    Object holdContainer(String name, JsonNode container) {
        Value value = (Value) guest.value(container);
        return hold(name, value, () -> guest.tree(value));
    }

    Object hold(String name, Object view, Supplier<JsonNode> result) {
        held.put(name, new Held(view, result));
        return view;
    }

    void set(String name, Value value) {
        held.remove(name);
        if (value.isString()) {
            json.put(name, value.asString());
        } else if (value.isBoolean()) {
            json.put(name, value.asBoolean());
        } else if (value.fitsInInt()) {
            json.put(name, value.asInt());
        } else {
            // keeps the place
            json.putNull(name);
            hold(name, value, () -> guest.tree(value));
        }
    }

    boolean remove(String name) {
        held.remove(name);
        return json.remove(name) != null;
    }

    /** The object as the plugin left it. */
    JsonNode result() {
        held.forEach((name, value) -> replace(name, value.result().get()));
        return json;
    }

    private void replace(String name, JsonNode value) {
        if (value.isMissingNode()) {
            json.remove(name);
        } else {
            json.set(name, value);
        }
    }

    /** What the guest sees of a member, and what it is in the end. */
    private record Held(Object view, Supplier<JsonNode> result) {}
}
