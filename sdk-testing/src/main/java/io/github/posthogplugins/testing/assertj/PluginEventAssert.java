package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about an event.
 *
 * <p>A property that no key names exactly is looked up as a path: {@code "address.city"} is {@code city} in the object
 * {@code address}.
 */
public class PluginEventAssert extends PluginAssert<PluginEventAssert, PluginEvent> {

    private String remark = "";

    /** Begins assertions about this event. */
    public PluginEventAssert(PluginEvent actual) {
        super(actual, PluginEventAssert.class);
    }

    /** Adds that to every failure message. */
    final PluginEventAssert remarking(String text) {
        remark = text;
        return this;
    }

    /** Checks that this is the same event; numbers are equal whatever their type, the order of members counts nothing. */
    @Override
    public PluginEventAssert isEqualTo(@Nullable Object expected) {
        json().isEqualTo(expected);
        return this;
    }

    /**
     * Checks that the event is that JSON, and no more than that; {@code json().containsJson(…)} lets more be there.
     *
     * @param ignored paths of what does not count, as in {@link io.github.posthogplugins.testing.diff.EventDiff EventDiff}
     */
    public PluginEventAssert matchesJson(String json, String... ignored) {
        json().ignoring(ignored).isEqualToJson(json);
        return this;
    }

    /** Checks that the event is the JSON in that file, as {@link #matchesJson(String, String...)} does. */
    public PluginEventAssert matchesJson(Path file, String... ignored) {
        json().ignoring(ignored).isEqualToJson(file);
        return this;
    }

    /** Goes on with assertions about the event as JSON. */
    public JsonAssert json() {
        return goOnToJson().about("The event", remark);
    }

    /** Checks that the event is what it was when the snapshot of this test was taken. */
    public PluginEventAssert matchesSnapshot() {
        json().matchesSnapshot();
        return this;
    }

    /** Checks the same with one of several snapshots of this test. */
    public PluginEventAssert matchesSnapshot(String name) {
        json().matchesSnapshot(name);
        return this;
    }

    /** Checks the event's name. */
    public PluginEventAssert hasName(String name) {
        isNotNull();
        return requireSame("name", name, actual.name());
    }

    /** Checks the {@code distinct_id}. */
    public PluginEventAssert hasDistinctId(String distinctId) {
        isNotNull();
        return requireSame("distinct_id", distinctId, actual.distinctId());
    }

    private PluginEventAssert requireSame(String what, String expected, String found) {
        if (!expected.equals(found)) {
            throw mismatch("Expecting the event to have the " + what, Described.json(expected), Described.json(found));
        }
        return this;
    }

    /**
     * Checks that there is such a field at the top level of the event, with that value: {@code uuid}, {@code timestamp},
     * {@code ip}.
     *
     * @param value as {@link #hasProperty(String, Object)} takes it
     */
    public PluginEventAssert hasField(String name, @Nullable Object value) {
        isNotNull();
        return requireValue(fields(), name, value);
    }

    /** Checks that there is no such field at the top level of the event. */
    public PluginEventAssert doesNotHaveField(String name) {
        isNotNull();
        return requireAbsent(fields(), name);
    }

    private Properties fields() {
        return Properties.of("field", actual.fields());
    }

    /** Checks that there is such a property, even if its value is null. */
    public PluginEventAssert hasProperty(String name) {
        isNotNull();
        requirePresent(properties(), name);
        return this;
    }

    /**
     * Checks that there is such a property with that value.
     *
     * @param value a JSON value in Java's terms: a string, a boolean, a number, a {@code List}, a {@code Map} or null;
     *     numbers are equal whatever their type
     */
    public PluginEventAssert hasProperty(String name, @Nullable Object value) {
        isNotNull();
        return requireValue(properties(), name, value);
    }

    /** Checks that there is no such property. */
    public PluginEventAssert doesNotHaveProperty(String name) {
        isNotNull();
        return requireAbsent(properties(), name);
    }

    private Properties properties() {
        return Properties.of("property", actual.properties());
    }

    /** Checks that the event sets that property of the person, through {@code properties.$set} or {@code $set}. */
    public PluginEventAssert hasPersonProperty(String name, @Nullable Object value) {
        isNotNull();
        return requireValue(personProperties(), name, value);
    }

    /** As the server merges them: those at the top level of the event win over those in its properties. */
    private Properties personProperties() {
        Map<Object, @Nullable Object> merged = new LinkedHashMap<>();
        addAll(actual.property("$set"), merged);
        addAll(actual.field("$set"), merged);
        return Properties.of("person property", merged);
    }

    private static void addAll(@Nullable Object set, Map<Object, @Nullable Object> merged) {
        if (set instanceof Map<?, ?> entries) {
            merged.putAll(entries);
        }
    }

    private PluginEventAssert requireValue(Properties properties, String name, @Nullable Object value) {
        requirePresent(properties, name);
        if (!JsonEquality.same(properties.value(name), value)) {
            throw mismatch(
                    "Expecting the event to have the " + properties.kind(),
                    name + ": " + Described.json(value),
                    name + ": " + properties.json(name));
        }
        return this;
    }

    private PluginEventAssert requireAbsent(Properties properties, String name) {
        if (properties.has(name)) {
            throw mismatch(
                    "Expecting the event not to have the " + properties.kind(),
                    name,
                    name + ": " + properties.json(name));
        }
        return this;
    }

    private void requirePresent(Properties properties, String name) {
        if (!properties.has(name)) {
            throw mismatch(
                    "Expecting the event to have the " + properties.kind(), name, "only\n" + properties.others(name));
        }
    }

    private AssertionError mismatch(String expectation, String expected, String found) {
        String but = found.startsWith("only\n") ? "but it has " + found : "but it has\n  " + found;
        return failure("%s\n  %s\n%s%s", expectation, expected, but, remark);
    }
}
