package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;

/** The plugin gets {@code Proxy} objects whose traps for get, set and the like are the host's functions. */
final class HostTraps implements Crossing {

    private final Guest guest;
    private final Value proxy;
    private final Value array;

    HostTraps(Guest guest) {
        this.guest = guest;
        this.proxy = guest.function("traps.js");
        // Traps must not return an array of the host's.
        this.array = guest.eval("(...names) => names");
    }

    @Override
    public byte[] pass(byte[] json) {
        ObjectNode tree = Json.object(json);
        HostObject event = new HostObject(guest, tree);
        HostObject properties = new HostObject(guest, tree.withObjectProperty("properties"));
        event.hold("properties", proxyOf(properties), properties::result);
        Value given = proxyOf(event);
        Value returned = guest.plugin().execute(given);
        JsonNode result = returned.equals(given) ? event.result() : guest.tree(returned);
        return Json.bytes(result);
    }

    private Value proxyOf(HostObject object) {
        ProxyExecutable get = arguments -> get(object, arguments[0], arguments[1]);
        ProxyExecutable set = arguments -> set(object, arguments[1], arguments[2]);
        ProxyExecutable has = arguments -> isName(arguments[1]) && object.has(arguments[1].asString());
        ProxyExecutable remove = arguments -> isName(arguments[1]) && remove(object, arguments[1].asString());
        ProxyExecutable names = arguments -> array.execute(object.names());
        return proxy.execute(get, set, has, remove, names);
    }

    /** Members that an event has, or those that every object has. */
    private Object get(HostObject object, Value target, Value key) {
        if (!isName(key)) {
            return guest.undefined();
        }
        String name = key.asString();
        if (object.has(name)) {
            return object.get(name);
        }
        Value inherited = target.getMember(name);
        return inherited == null ? guest.undefined() : inherited;
    }

    private static boolean set(HostObject object, Value key, Value value) {
        if (isName(key)) {
            object.set(key.asString(), value);
        }
        return isName(key);
    }

    private static boolean remove(HostObject object, String name) {
        object.remove(name);
        return true;
    }

    /** Else it is a symbol. */
    private static boolean isName(Value key) {
        return key.isString();
    }
}
