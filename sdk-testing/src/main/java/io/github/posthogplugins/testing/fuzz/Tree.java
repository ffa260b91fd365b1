package io.github.posthogplugins.testing.fuzz;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An event as maps and lists that may be changed. */
final class Tree {

    /** Without these, it is no event that PostHog would let plugins see. */
    private static final Set<String> FIXED = Set.of("event", "team_id", "uuid", "distinct_id", "now", "properties");

    private final Map<String, @Nullable Object> fields;

    private Tree(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    static Tree of(Map<String, ?> fields) {
        return new Tree(copy(fields));
    }

    Map<String, @Nullable Object> fields() {
        return fields;
    }

    Tree copy() {
        return of(fields);
    }

    /** Returns the properties, made an object if they were none. */
    @SuppressWarnings("unchecked") // made by copy
    Map<String, @Nullable Object> properties() {
        if (!(fields.get("properties") instanceof Map)) {
            fields.put("properties", new LinkedHashMap<String, @Nullable Object>());
        }
        return (Map<String, @Nullable Object>) Objects.requireNonNull(fields.get("properties"));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> object) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        object.forEach((name, value) -> copy.put((String) name, copyOf(value)));
        return copy;
    }

    static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof Map<?, ?> object) {
            return copy(object);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        return value;
    }

    /** Returns the places of all values that may be changed or removed, outer ones first. */
    List<Slot> slots() {
        List<Slot> slots = new ArrayList<>();
        collect(List.of(), fields, slots);
        return slots;
    }

    private static void collect(List<Object> path, @Nullable Object value, List<Slot> slots) {
        List<Slot> inner = new ArrayList<>();
        if (value instanceof Map<?, ?> object) {
            object.keySet().forEach(name -> inner.add(new Slot(plus(path, name))));
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                inner.add(new Slot(plus(path, i)));
            }
        }
        inner.stream()
                .filter(slot -> !path.isEmpty() || !FIXED.contains(String.valueOf(slot.key())))
                .forEach(slots::add);
        inner.forEach(slot -> collect(slot.path(), member(value, slot.key()), slots));
    }

    private static List<Object> plus(List<Object> path, Object key) {
        List<Object> longer = new ArrayList<>(path);
        longer.add(key);
        return longer;
    }

    @Nullable
    Object get(Slot slot) {
        return member(parent(slot), slot.key());
    }

    private @Nullable Object parent(Slot slot) {
        Object value = fields;
        for (Object key : slot.path().subList(0, slot.path().size() - 1)) {
            value = member(value, key);
        }
        return value;
    }

    private static @Nullable Object member(@Nullable Object parent, Object key) {
        if (parent instanceof Map<?, ?> object) {
            return object.get(key);
        }
        return parent instanceof List<?> list && key instanceof Integer index && index < list.size()
                ? list.get(index)
                : null;
    }

    @SuppressWarnings("unchecked") // made by copy
    void set(Slot slot, @Nullable Object value) {
        Object parent = parent(slot);
        if (parent instanceof Map<?, ?> object) {
            ((Map<Object, @Nullable Object>) object).put(slot.key(), value);
        } else if (parent instanceof List<?> list && (int) slot.key() < list.size()) {
            ((List<@Nullable Object>) list).set((int) slot.key(), value);
        }
    }

    /** Removes them all, the last ones first, since elements of lists move up. */
    void remove(List<Slot> slots) {
        for (int i = slots.size() - 1; i >= 0; i--) {
            Slot slot = slots.get(i);
            Object parent = parent(slot);
            if (parent instanceof Map<?, ?> object) {
                object.remove(slot.key());
            } else if (parent instanceof List<?> list && (int) slot.key() < list.size()) {
                list.remove((int) slot.key());
            }
        }
    }

    /**
     * A place in an event.
     *
     * @param path names of members and indices of elements
     */
    record Slot(List<Object> path) {

        Slot {
            path = List.copyOf(path);
        }

        Object key() {
            return path.get(path.size() - 1);
        }
    }
}
