package io.github.posthogplugins.manifest;

import io.github.posthogplugins.validation.Location;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A JSON value that knows where in its file it stands. */
sealed interface JsonTree {

    /** Where the value begins. */
    Location location();

    /** The value as plain Java: maps, lists, strings, numbers, booleans and null. */
    @Nullable
    Object toJava();

    /** How a message names the value. */
    String describe();

    /** The text, if the value is one. */
    default Optional<String> text() {
        return Optional.empty();
    }

    default boolean isTruthy() {
        return JsonTruth.isTruthy(toJava());
    }

    /** One {@code "name": value} of an object. */
    record Member(String name, Location location, JsonTree value) {}

    /** {@code {…}}, with every member that was written, duplicates included. */
    record ObjectTree(Location location, List<Member> members) implements JsonTree {

        /** The member with this name; the last one if there are several. */
        Optional<Member> member(String name) {
            return members.stream().filter(member -> member.name().equals(name)).reduce((earlier, later) -> later);
        }

        Optional<JsonTree> get(String name) {
            return member(name).map(Member::value);
        }

        Optional<String> text(String name) {
            return get(name).flatMap(JsonTree::text);
        }

        boolean isTruthy(String name) {
            return get(name).filter(JsonTree::isTruthy).isPresent();
        }

        @Override
        public Map<String, @Nullable Object> toJava() {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            members.forEach(member -> map.put(member.name(), member.value().toJava()));
            return Collections.unmodifiableMap(map);
        }

        @Override
        public String describe() {
            return "an object";
        }
    }

    /** {@code […]}. */
    record ArrayTree(Location location, List<JsonTree> items) implements JsonTree {

        @Override
        public List<@Nullable Object> toJava() {
            List<@Nullable Object> list = new ArrayList<>();
            items.forEach(item -> list.add(item.toJava()));
            return Collections.unmodifiableList(list);
        }

        @Override
        public String describe() {
            return "an array";
        }
    }

    /** A text, a number, a truth value or null. */
    record ScalarTree(Location location, @Nullable Object value) implements JsonTree {

        @Override
        public @Nullable Object toJava() {
            return value;
        }

        @Override
        public Optional<String> text() {
            return value instanceof String text ? Optional.of(text) : Optional.empty();
        }

        @Override
        public String describe() {
            return value instanceof String ? "'" + value + "'" : String.valueOf(value);
        }
    }
}
