package io.github.posthogplugins.testing.assertj;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Assertions about the values in a plugin's storage, cache or global, compared as JSON. */
public class StoredValuesAssert extends PluginAssert<StoredValuesAssert, Map<String, @Nullable Object>> {

    /** Begins assertions about these values. */
    public StoredValuesAssert(Map<String, @Nullable Object> actual) {
        super(actual, StoredValuesAssert.class);
    }

    /** Checks that there is such a key, even if its value is null. */
    public StoredValuesAssert contains(String key) {
        isNotNull();
        if (!actual.containsKey(key)) {
            throw failure(
                    "Expecting the key\n  %s\nbut there are only\n%s", key, Described.names(actual.keySet(), key));
        }
        return this;
    }

    /** Checks that there is such a key with that value: a JSON value in Java's terms, numbers equal whatever their type. */
    public StoredValuesAssert contains(String key, @Nullable Object value) {
        contains(key);
        if (!JsonEquality.same(actual.get(key), value)) {
            throw failureWithActualExpected(
                    actual.get(key),
                    value,
                    "Expecting\n  %s: %s\nbut there is\n  %s: %s",
                    key,
                    Described.json(value),
                    key,
                    Described.json(actual.get(key)));
        }
        return this;
    }

    /** Checks that there is such a key, and that its value is the same JSON. */
    public StoredValuesAssert containsJson(String key, String json) {
        return contains(key, JsonTexts.read(json));
    }

    /** Checks that there is no such key. */
    public StoredValuesAssert doesNotContain(String key) {
        isNotNull();
        if (actual.containsKey(key)) {
            throw failure("Expecting no key\n  %s\nbut there is\n  %s: %s", key, key, Described.json(actual.get(key)));
        }
        return this;
    }

    /** Checks that there are no keys. */
    public StoredValuesAssert isEmpty() {
        isNotNull();
        if (!actual.isEmpty()) {
            throw failure("Expecting no keys, but there are\n%s", Described.lines(actual.keySet()));
        }
        return this;
    }
}
