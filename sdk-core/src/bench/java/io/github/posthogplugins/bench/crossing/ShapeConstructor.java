package io.github.posthogplugins.bench.crossing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Value;

/** For each shape of events a function is generated that makes a plain object of the values; JSON text comes back. */
final class ShapeConstructor implements Crossing {

    private final Guest guest;
    private final Map<List<Object>, Value> functions = new HashMap<>();

    ShapeConstructor(Guest guest) {
        this.guest = guest;
    }

    @Override
    public byte[] pass(byte[] event) {
        FlatEvent flat = FlatEvent.of(event);
        return functions
                .computeIfAbsent(flat.shape(), this::generate)
                .execute(flat.values())
                .asString()
                .getBytes(UTF_8);
    }

    private Value generate(List<Object> shape) {
        return guest.eval(new ShapeCode(shape).constructor()).execute(guest.plugin());
    }
}
