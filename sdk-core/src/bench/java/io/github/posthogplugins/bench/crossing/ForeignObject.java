package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.graalvm.polyglot.proxy.ProxyObject;
import org.jspecify.annotations.Nullable;

/** A host's object as the guest sees it without a {@code Proxy}: it has no prototype and no descriptors of its own. */
final class ForeignObject extends HostObject implements ProxyObject {

    ForeignObject(Guest guest, ObjectNode json) {
        super(guest, json);
    }

    @Override
    Object holdContainer(String name, JsonNode container) {
        if (container instanceof ObjectNode object) {
            ForeignObject nested = new ForeignObject(guest(), object);
            return hold(name, nested, nested::result);
        }
        return super.holdContainer(name, container);
    }

    @Override
    public boolean hasMember(String name) {
        return has(name);
    }

    @Override
    public @Nullable Object getMember(String name) {
        return get(name);
    }

    @Override
    public Object getMemberKeys() {
        return ProxyArray.fromArray(names());
    }

    @Override
    public void putMember(String name, Value value) {
        set(name, value);
    }

    @Override
    public boolean removeMember(String name) {
        return remove(name);
    }
}
