package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.JsonNode;
import org.graalvm.polyglot.Value;

/** The plugin gets an object of Java's, which converts what is touched. */
final class ForeignObjects implements Crossing {

    private final Guest guest;

    ForeignObjects(Guest guest) {
        this.guest = guest;
    }

    @Override
    public byte[] pass(byte[] json) {
        ForeignObject event = new ForeignObject(guest, Json.object(json));
        return Json.bytes(result(guest.plugin().execute(event), event));
    }

    private JsonNode result(Value returned, ForeignObject event) {
        boolean isSame = returned.isProxyObject() && returned.asProxyObject() == event;
        return isSame ? event.result() : guest.tree(returned);
    }
}
