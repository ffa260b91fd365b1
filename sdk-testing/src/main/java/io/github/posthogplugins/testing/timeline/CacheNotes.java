package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.testing.store.CacheListener;
import io.github.posthogplugins.testing.store.ObservedCache;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Puts into words what is changed in a cache. */
record CacheNotes(Consumer<String> notes) implements CacheListener {

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        String life = timeToLive == null ? "" : " for " + Durations.words(timeToLive);
        tell(key, " = " + Lines.cut(value) + life);
    }

    @Override
    public void incremented(String key, long next) {
        tell(key, " = " + next);
    }

    @Override
    public void pushedFirst(String key, List<String> elements, long length) {
        tell(key, " gets " + Lines.cut(elements.toString()) + " in front, " + length + " in all");
    }

    @Override
    public void expiring(String key, Duration timeToLive, boolean exists) {
        tell(key, exists ? " expires in " + Durations.words(timeToLive) : " is not there to expire");
    }

    @Override
    public void poppedFirst(String key, List<String> elements) {
        tell(key, " gives away " + Lines.cut(elements.toString()));
    }

    @Override
    public void removed(String key, String element, long count) {
        tell(key, " loses " + count + " × " + Lines.cut(element));
    }

    private void tell(String key, String what) {
        notes.accept("cache " + ObservedCache.plainKey(key) + what);
    }
}
