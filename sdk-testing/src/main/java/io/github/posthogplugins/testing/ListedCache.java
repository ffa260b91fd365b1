package io.github.posthogplugins.testing;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.ExtensionException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store for {@code meta.cache} that knows which keys it has. */
final class ListedCache implements CacheStore {

    private final CacheStore store;
    private final ListedKeys keys = new ListedKeys();

    ListedCache(CacheStore store) {
        this.store = store;
    }

    /** Returns the keys with that beginning, without it. */
    List<String> keys(String beginning) {
        return keys.after(beginning, this::isThere);
    }

    boolean isThere(String key) {
        return isList(key) || store.get(key).isPresent();
    }

    /** Redis keeps no empty lists, and does not answer for the length of a text. */
    boolean isList(String key) {
        try {
            return store.length(key) > 0;
        } catch (ExtensionException isText) {
            return false;
        }
    }

    @Override
    public Optional<String> get(String key) {
        return store.get(key);
    }

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        keys.add(key);
        store.set(key, value, timeToLive);
    }

    @Override
    public long increment(String key) {
        keys.add(key);
        return store.increment(key);
    }

    @Override
    public boolean expire(String key, Duration timeToLive) {
        return store.expire(key, timeToLive);
    }

    @Override
    public long pushFirst(String key, List<String> elements) {
        keys.add(key);
        return store.pushFirst(key, elements);
    }

    @Override
    public List<String> range(String key, long start, long end) {
        return store.range(key, start, end);
    }

    @Override
    public long length(String key) {
        return store.length(key);
    }

    @Override
    public Optional<List<String>> popFirst(String key, long count) {
        return store.popFirst(key, count);
    }

    @Override
    public long remove(String key, long count, String element) {
        return store.remove(key, count, element);
    }
}
