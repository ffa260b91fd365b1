package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.jspecify.annotations.Nullable;

/**
 * An object of an event while a plugin has it: what it was, and what the plugin has set and deleted since.
 *
 * <p>This is the host's side of {@code deferred.js}, which says how it is called. Used on the plugin's thread only; a plugin
 * may keep its side for as long as it likes.
 */
final class LiveObject implements ProxyExecutable {

    private static final String PROPERTIES = "properties";
    /** Stands for a null that was set, where null means that nothing was. */
    private static final Object NULL = new Object();

    private final JsonObject base;
    private final DeferredObjects guest;
    /** Strings, booleans, numbers and {@link #NULL}, and values that only the guest knows. */
    private final Map<String, Object> written = new LinkedHashMap<>(4);

    private final Set<String> removed = new LinkedHashSet<>(2);
    /** Objects and arrays of the base as the plugin got them: it may have changed them since. */
    private final Map<String, Value> handedOut = new LinkedHashMap<>(2);

    private @Nullable LiveObject properties;
    private @Nullable Value proxy;
    /** Whether something has been written that only the guest knows. */
    private boolean hasGuestValues;

    private boolean filled;

    private LiveObject(JsonObject base, DeferredObjects guest, @Nullable LiveObject properties) {
        this.base = base;
        this.guest = guest;
        this.properties = properties;
    }

    static LiveObject ofEvent(JsonObject event, DeferredObjects guest) {
        JsonMember member = event.member(PROPERTIES);
        JsonObject properties = member == null ? null : member.object();
        return new LiveObject(event, guest, properties == null ? null : new LiveObject(properties, guest, null));
    }

    // ---- what the guest asks ----

    @Override
    public @Nullable Object execute(Value... arguments) {
        return switch (arguments.length) {
            case 4 -> set(arguments);
            case 3 -> get(arguments);
            case 2 -> arguments[0].isString() ? remove(arguments[0].asString()) : meet(arguments[0], arguments[1]);
            case 1 -> own(arguments[0].asString());
            default -> fill();
        };
    }

    private @Nullable Object meet(Value itsProxy, Value thatOfProperties) {
        proxy = itsProxy;
        if (properties != null) {
            properties.proxy = thatOfProperties;
        }
        return null;
    }

    private Object get(Value[] targetNameReceiver) {
        Value name = targetNameReceiver[1];
        Object value = name.isString() ? own(name.asString()) : guest.missing();
        return value == guest.missing() ? guest.get(targetNameReceiver) : value;
    }

    private Object own(String name) {
        Object value = written.get(name);
        if (value != null) {
            return value == NULL ? guest.nothing() : value;
        }
        return removed.contains(name) ? guest.missing() : ofBase(name);
    }

    private Object ofBase(String name) {
        Value known = handedOut.get(name);
        if (known != null) {
            return known;
        }
        JsonMember member = base.member(name);
        if (member == null) {
            return guest.missing();
        }
        return member.isContainer() ? handOut(member) : orNothing(member.scalar());
    }

    private Object orNothing(@Nullable Object scalar) {
        return scalar == null ? guest.nothing() : scalar;
    }

    private Value handOut(JsonMember member) {
        if (properties != null && member.name().equals(PROPERTIES)) {
            return Objects.requireNonNull(properties.proxy);
        }
        Value value = guest.parse(member.valueText());
        handedOut.put(member.name(), value);
        return value;
    }

    private Object set(Value[] targetNameValueReceiver) {
        Value name = targetNameValueReceiver[1];
        boolean isOwn =
                name.isString() && targetNameValueReceiver[3].equals(proxy) && !guest.isSpecial(name.asString());
        if (!isOwn) {
            return guest.setOnWhole(Objects.requireNonNull(proxy), targetNameValueReceiver);
        }
        Object value = stored(targetNameValueReceiver[2]);
        hasGuestValues |= value instanceof Value;
        written.put(name.asString(), value);
        return true;
    }

    private @Nullable Object remove(String name) {
        written.remove(name);
        handedOut.remove(name);
        removed.add(name);
        if (name.equals(PROPERTIES)) {
            properties = null;
        }
        return null;
    }

    /** What JSON can say without the guest is kept as its value, everything else as the guest's. */
    private Object stored(Value value) {
        if (value.isString()) {
            return value.asString();
        }
        if (value.isBoolean()) {
            return value.asBoolean();
        }
        if (value.isNumber()) {
            return number(value);
        }
        return value.isNull() && !guest.isUndefined(value) ? NULL : value;
    }

    /** What Java spells otherwise, JavaScript has to spell. */
    private static Object number(Value value) {
        if (isBigInt(value) || !value.fitsInDouble()) {
            return value;
        }
        return value.fitsInInt() ? (Object) value.asInt() : decimal(value);
    }

    private static Object decimal(Value value) {
        double decimal = value.asDouble();
        return PlainNumbers.canSpell(decimal) ? (Object) decimal : value;
    }

    private static boolean isBigInt(Value number) {
        return number.getMetaObject().getMetaSimpleName().equals("bigint");
    }

    /** Everything as JSON, with null for what only the guest knows, and the names of that; the plugin goes on alone. */
    private String fill() {
        filled = true;
        Set<String> names = new LinkedHashSet<>(guestNames());
        if (hasLiveProperties()) {
            names.add(PROPERTIES);
        }
        JsonObject all = base.with(
                changes(names, Collections.nCopies(names.size(), "null").iterator()), removed);
        return "[" + all + "," + JsonCodec.text(names) + "]";
    }

    // ---- what the host asks ----

    /** Returns the properties, if they are an object; they are read member by member like the event. */
    @Nullable
    LiveObject properties() {
        return properties;
    }

    /** Tells whether the plugin has gone on alone, with this or its properties, so that the host knows no more. */
    boolean isFilled() {
        return filled || (properties != null && properties.filled);
    }

    /** Tells whether a member has been set or deleted. */
    boolean touches(String name) {
        return written.containsKey(name) || removed.contains(name);
    }

    /** Returns what the plugin has for the event's properties, if they have been read member by member; else null. */
    @Nullable
    Value propertiesProxy() {
        return properties == null ? null : properties.proxy;
    }

    /** Returns the values that only the guest can say, of the properties too; {@link #changed} takes their JSON. */
    List<Value> guestValues() {
        List<Value> values = new ArrayList<>();
        collect(values);
        if (hasLiveProperties()) {
            properties.collect(values);
        }
        return values;
    }

    private void collect(List<Value> values) {
        guestNames().forEach(name -> values.add((Value) own(name)));
    }

    /** In the order in which they are set: members that may have changed inside, then those that were written. */
    private Set<String> guestNames() {
        if (handedOut.isEmpty() && !hasGuestValues) {
            return Set.of();
        }
        Set<String> names = new LinkedHashSet<>(handedOut.keySet());
        written.forEach((name, value) -> {
            names.remove(name);
            if (value instanceof Value) {
                names.add(name);
            }
        });
        return names;
    }

    private boolean hasLiveProperties() {
        return properties != null && !touches(PROPERTIES);
    }

    /**
     * Returns the event as it is now.
     *
     * @param guestJson the JSON of {@link #guestValues()}, empty for values that have none
     * @param moreProperties properties to set besides
     */
    JsonObject changed(Iterator<String> guestJson, JsonObject moreProperties) {
        JsonObject changed = base.with(changes(guestNames(), guestJson), removed);
        if (hasLiveProperties()) {
            JsonObject inner = properties.withChanges(guestJson, moreProperties);
            return inner == properties.base ? changed : changed.with(PROPERTIES, inner);
        }
        return moreProperties.isEmpty() ? changed : changed.withIn(PROPERTIES, moreProperties);
    }

    private JsonObject withChanges(Iterator<String> guestJson, JsonObject more) {
        JsonObject own = changes(guestNames(), guestJson);
        return base.with(own.isEmpty() ? more : own.with(more, Set.of()), removed);
    }

    private JsonObject changes(Set<String> guestNames, Iterator<String> guestJson) {
        if (guestNames.isEmpty() && written.isEmpty()) {
            return JsonObject.empty();
        }
        StringBuilder json = new StringBuilder("{");
        guestNames.stream()
                .filter(name -> !written.containsKey(name))
                .forEach(name -> append(json, name, guestJson.next()));
        written.forEach((name, value) -> append(json, name, value instanceof Value ? guestJson.next() : text(value)));
        if (json.length() > 1) {
            json.setLength(json.length() - 1);
        }
        return JsonObject.readTrusted(json.append('}').toString());
    }

    private static void append(StringBuilder json, String name, String value) {
        if (!value.isEmpty()) {
            JsonObject.appendName(json, name);
            json.append(value).append(',');
        }
    }

    private static String text(Object value) {
        if (value instanceof String text) {
            StringBuilder quoted = new StringBuilder(text.length() + 2);
            JsonObject.appendString(quoted, text);
            return quoted.toString();
        }
        if (value instanceof Double decimal) {
            return PlainNumbers.spell(decimal);
        }
        return value == NULL ? "null" : value.toString();
    }
}
