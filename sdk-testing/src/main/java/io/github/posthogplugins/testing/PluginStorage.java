package io.github.posthogplugins.testing;

import io.github.posthogplugins.extension.StorageStore;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code meta.storage} of a plugin holds, cursors included, for a test to fill and to look at.
 *
 * <pre>{@code
 * plugin.storage().set("cursor", 41);
 * plugin.runTask("runEveryMinute");
 * assertThat(plugin.storage().get("cursor")).isEqualTo(42);
 * }</pre>
 *
 * <p>Values are JSON values in Java's terms, as those of an event. A change is seen by the plugin at once, loaded or not.
 */
public final class PluginStorage {

    private final StorageStore store;
    private final ListedKeys keys;
    private final String namespace;

    PluginStorage(StorageStore store, ListedKeys keys, String namespace) {
        this.store = store;
        this.keys = keys;
        this.namespace = namespace;
    }

    /**
     * Puts a value under a key, as {@code storage.set} does.
     *
     * @throws IllegalArgumentException if the value has no JSON form
     */
    public PluginStorage set(String key, @Nullable Object value) {
        store.set(namespace, key, GivenJson.write("storage key '" + key + "'", value));
        return this;
    }

    /**
     * Puts a value that is written as JSON under a key.
     *
     * @throws IllegalArgumentException if the text is not JSON
     */
    public PluginStorage setJson(String key, String json) {
        store.set(namespace, key, GivenJson.require("storage key '" + key + "'", json));
        return this;
    }

    /** Returns the value under a key; null both for a stored {@code null} and for a missing key. */
    public @Nullable Object get(String key) {
        return store.get(namespace, key).map(GivenJson::read).orElse(null);
    }

    /** Tells whether there is such a key. */
    public boolean has(String key) {
        return store.get(namespace, key).isPresent();
    }

    /** Removes a key, as {@code storage.del} does. */
    public PluginStorage delete(String key) {
        store.delete(namespace, key);
        return this;
    }

    /** Returns everything by key, in the order in which the keys came. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        keys().forEach(key -> values.put(key, get(key)));
        return Collections.unmodifiableMap(values);
    }

    void clear() {
        keys().forEach(this::delete);
    }

    private List<String> keys() {
        return keys.after(ListedKeys.beginning(namespace), this::has);
    }

    @Override
    public String toString() {
        return "storage " + asMap();
    }
}
