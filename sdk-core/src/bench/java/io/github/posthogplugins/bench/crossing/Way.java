package io.github.posthogplugins.bench.crossing;

import java.util.Locale;
import java.util.function.Function;

/**
 * The ways that are compared with the SDK's.
 *
 * <p>Each is as short as it can be while it is right for plugins that read, set, add and delete members of events that
 * have properties. What the SDK does beside that (time limits, protected members, markers, failures, promises, a bound
 * for caches) is left out of all.
 */
public enum Way {
    /** JSON text. */
    JSON_TEXT("JSON.parse and JSON.stringify in the guest", JsonText::new),
    /** A plain object from a generated constructor, and text back. */
    SHAPE_CONSTRUCTOR("constructor per shape, JSON.stringify of the result", ShapeConstructor::new),
    /** A plain object from a generated constructor, and changes back. */
    SHAPE_COMPARER("constructor and comparer per shape, changes as JSON", ShapeComparer::new),
    /** No plain object. */
    FOREIGN_OBJECT("Java-backed ProxyObject (foreign, not a plain object)", ForeignObjects::new),
    /** A JavaScript {@code Proxy} around an object that fills up. */
    GUEST_TRAPS("Proxy, traps in JavaScript ask the host on first touch", GuestTraps::new),
    /** A JavaScript {@code Proxy} without functions of the guest's in between. */
    HOST_TRAPS("Proxy, traps are the host's functions", HostTraps::new);

    private final String description;
    private final Function<Guest, Crossing> maker;

    Way(String description, Function<Guest, Crossing> maker) {
        this.description = description;
        this.maker = maker;
    }

    /** The name in {@code bench.only}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The name in tables. */
    public String description() {
        return description;
    }

    /** This way to the plugin of that guest. */
    public Crossing to(Guest guest) {
        return maker.apply(guest);
    }
}
