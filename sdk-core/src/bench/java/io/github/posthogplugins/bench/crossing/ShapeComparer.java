package io.github.posthogplugins.bench.crossing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** As {@link ShapeConstructor}, but the generated function compares what it gave and got: only changes come back. */
final class ShapeComparer implements Crossing {

    private final Guest guest;
    private final Value changes;
    private final Map<List<Object>, Value> functions = new HashMap<>();

    ShapeComparer(Guest guest) {
        this.guest = guest;
        this.changes = guest.function("changes.js").execute();
    }

    @Override
    public byte[] pass(byte[] event) {
        ObjectNode tree = Json.object(event);
        FlatEvent flat = FlatEvent.of(tree);
        Value answer = functions.computeIfAbsent(flat.shape(), this::generate).execute(flat.values());
        return Json.bytes(Changes.merge(answer, tree));
    }

    private Value generate(List<Object> shape) {
        return guest.eval(new ShapeCode(shape).comparer()).execute(guest.plugin(), changes);
    }
}
