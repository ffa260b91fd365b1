package io.github.posthogplugins.testing;

import io.github.posthogplugins.testing.store.CacheListener;
import io.github.posthogplugins.testing.store.StorageListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The keys that a store has seen: stores have no list of what is in them, and tests want to see everything. */
final class ListedKeys implements StorageListener, CacheListener {

    private final Set<String> keys = new LinkedHashSet<>();

    /** What the keys of a namespace of a storage begin with. */
    static String beginning(String namespace) {
        return namespace + "/";
    }

    /** Returns those keys with that beginning that are still there, without it, in the order in which they came. */
    synchronized List<String> after(String beginning, Predicate<String> isThere) {
        return keys.stream()
                .filter(key -> key.startsWith(beginning))
                .map(key -> key.substring(beginning.length()))
                .filter(isThere)
                .toList();
    }

    private synchronized void add(String key) {
        keys.add(key);
    }

    // ---- storage ----

    @Override
    public void set(String namespace, String key, String json) {
        add(beginning(namespace) + key);
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        add(beginning(namespace) + key);
    }

    @Override
    public void added(String namespace, String key, BigDecimal sum) {
        add(beginning(namespace) + key);
    }

    // ---- cache ----

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        add(key);
    }

    @Override
    public void incremented(String key, long next) {
        add(key);
    }

    @Override
    public void pushedFirst(String key, List<String> elements, long length) {
        add(key);
    }
}
