package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.extension.CacheStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cache that tells what is put into it. */
record WatchedCache(CacheStore store, Consumer<Trace> witness) implements CacheStore {

    @Override
    public Optional<String> get(String key) {
        return store.get(key);
    }

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        witness(key, value);
        store.set(key, value, timeToLive);
    }

    @Override
    public long increment(String key) {
        witness.accept(new Trace("in a key of the cache", key));
        return store.increment(key);
    }

    @Override
    public boolean expire(String key, Duration timeToLive) {
        return store.expire(key, timeToLive);
    }

    @Override
    public long pushFirst(String key, List<String> elements) {
        elements.forEach(element -> witness(key, element));
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

    private void witness(String key, String value) {
        String plainKey = key.replaceFirst("^@plugin/[^/]*/[^/]*/", "");
        witness.accept(new Trace("in a key of the cache", plainKey));
        witness.accept(new Trace("in '" + plainKey + "' of the cache", value));
    }
}
