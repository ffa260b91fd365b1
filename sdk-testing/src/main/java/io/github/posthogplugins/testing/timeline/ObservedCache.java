package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.extension.CacheStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A cache that tells what is changed in it. */
record ObservedCache(CacheStore cache, Consumer<String> notes) implements CacheStore {

    @Override
    public Optional<String> get(String key) {
        return cache.get(key);
    }

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        cache.set(key, value, timeToLive);
        String life = timeToLive == null ? "" : " for " + Durations.words(timeToLive);
        tell(key, " = " + Lines.cut(value) + life);
    }

    @Override
    public long increment(String key) {
        long next = cache.increment(key);
        tell(key, " = " + next);
        return next;
    }

    @Override
    public boolean expire(String key, Duration timeToLive) {
        boolean exists = cache.expire(key, timeToLive);
        tell(key, exists ? " expires in " + Durations.words(timeToLive) : " is not there to expire");
        return exists;
    }

    @Override
    public long pushFirst(String key, List<String> elements) {
        long length = cache.pushFirst(key, elements);
        tell(key, " gets " + Lines.cut(elements.toString()) + " in front, " + length + " in all");
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
        tell(key, " gives away " + Lines.cut(popped.orElse(List.of()).toString()));
        return popped;
    }

    @Override
    public long remove(String key, long count, String element) {
        long removed = cache.remove(key, count, element);
        tell(key, " loses " + removed + " × " + Lines.cut(element));
        return removed;
    }

    /** Authors don't know the namespace {@code @plugin/<id>/<team>/}. */
    private void tell(String key, String what) {
        notes.accept("cache " + key.replaceFirst("^@plugin/[^/]*/[^/]*/", "") + what);
    }
}
