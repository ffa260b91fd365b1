package io.github.posthogplugins.testing;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.ExtensionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What {@code meta.cache} of a plugin holds, for a test to fill and to look at.
 *
 * <pre>{@code
 * plugin.cache().set("token", "t-1", Duration.ofHours(1));
 * clock.advance(Duration.ofHours(2));
 * plugin.process(TestEvents.pageview());
 * assertThat(plugin.cache().get("token")).isEqualTo("t-2");
 * }</pre>
 *
 * <p>Values are JSON values in Java's terms, as those of an event; what the plugin has put there without
 * {@code jsonSerialize} and is no JSON is a text, and what {@code lpush} has made is a list of texts. A change is seen by
 * the plugin at once, loaded or not. Keys expire by the clock of the test.
 */
public final class PluginCache {

    private final CacheStore store;
    private final ListedKeys keys;
    private final String beginning;

    PluginCache(CacheStore store, ListedKeys keys, String beginning) {
        this.store = store;
        this.keys = keys;
        this.beginning = beginning;
    }

    /**
     * Puts a value under a key for good, as {@code cache.set} does.
     *
     * @throws IllegalArgumentException if the value has no JSON form
     */
    public PluginCache set(String key, @Nullable Object value) {
        store.set(beginning + key, json(key, value), null);
        return this;
    }

    /**
     * Puts a value under a key for a while.
     *
     * @throws IllegalArgumentException if the value has no JSON form
     */
    public PluginCache set(String key, @Nullable Object value, Duration timeToLive) {
        store.set(beginning + key, json(key, value), timeToLive);
        return this;
    }

    private static String json(String key, @Nullable Object value) {
        return GivenJson.write("cache key '" + key + "'", value);
    }

    /** Makes a list of texts, which {@code cache.lrange} reads in this order; empty to make none. */
    public PluginCache setList(String key, List<String> elements) {
        delete(key);
        List<String> lastFirst = new ArrayList<>(elements);
        Collections.reverse(lastFirst);
        if (!lastFirst.isEmpty()) {
            store.pushFirst(beginning + key, lastFirst);
        }
        return this;
    }

    /** Returns the value under a key; null both for a {@code null} and for a key that is missing or has expired. */
    public @Nullable Object get(String key) {
        return isList(key)
                ? store.range(beginning + key, 0, -1)
                : store.get(beginning + key).map(PluginCache::value).orElse(null);
    }

    private static @Nullable Object value(String text) {
        try {
            return GivenJson.read(text);
        } catch (IllegalArgumentException notJson) {
            return text;
        }
    }

    /** Tells whether there is such a key, and it has not expired. */
    public boolean has(String key) {
        return isList(key) || store.get(beginning + key).isPresent();
    }

    /** Redis keeps no empty lists, and does not answer for the length of a text. */
    private boolean isList(String key) {
        try {
            return store.length(beginning + key) > 0;
        } catch (ExtensionException isText) {
            return false;
        }
    }

    /** Removes a key. */
    public PluginCache delete(String key) {
        store.expire(beginning + key, Duration.ZERO);
        return this;
    }

    /** Returns everything that has not expired by key, in the order in which the keys came. */
    public Map<String, @Nullable Object> asMap() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        keys().forEach(key -> values.put(key, get(key)));
        return Collections.unmodifiableMap(values);
    }

    void clear() {
        keys().forEach(this::delete);
    }

    private List<String> keys() {
        return keys.after(beginning, this::has);
    }

    @Override
    public String toString() {
        return "cache " + asMap();
    }
}
