package io.github.posthogplugins.testing.store;

import io.github.posthogplugins.extension.CacheStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cache that tells what is changed in it.
 *
 * @param cache where the values are
 * @param listener who is told
 */
public record ObservedCache(CacheStore cache, CacheListener listener) implements CacheStore {

    /** Returns a key as plugins spell it, without the namespace {@code @plugin/<id>/<team>/}. */
    public static String plainKey(String key) {
        return key.replaceFirst("^@plugin/[^/]*/[^/]*/", "");
    }

    @Override
    public Optional<String> get(String key) {
        return cache.get(key);
    }

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        cache.set(key, value, timeToLive);
        listener.set(key, value, timeToLive);
    }

    @Override
    public long increment(String key) {
        long next = cache.increment(key);
        listener.incremented(key, next);
        return next;
    }

    @Override
    public boolean expire(String key, Duration timeToLive) {
        boolean exists = cache.expire(key, timeToLive);
        listener.expiring(key, timeToLive, exists);
        return exists;
    }

    @Override
    public long pushFirst(String key, List<String> elements) {
        long length = cache.pushFirst(key, elements);
        listener.pushedFirst(key, elements, length);
        return length;
    }

    @Override
    public List<String> range(String key, long start, long end) {
        return cache.range(key, start, end);
    }

    @Override
    public long length(String key) {
        return cache.length(key);
    }

    @Override
    public Optional<List<String>> popFirst(String key, long count) {
        Optional<List<String>> popped = cache.popFirst(key, count);
        listener.poppedFirst(key, popped.orElse(List.of()));
        return popped;
    }

    @Override
    public long remove(String key, long count, String element) {
        long removed = cache.remove(key, count, element);
        listener.removed(key, element, removed);
        return removed;
    }
}
