package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.testing.store.CacheListener;
import io.github.posthogplugins.testing.store.ObservedCache;
import io.github.posthogplugins.testing.store.StorageListener;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Shows the keys and the values that are put into a storage or a cache. */
record StoreTraces(Consumer<Trace> witness) implements StorageListener, CacheListener {

    private static final String STORAGE = " of the storage";
    private static final String CACHE = " of the cache";

    // ---- storage ----

    @Override
    public void set(String namespace, String key, String json) {
        value(key, STORAGE, json);
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        value(key, STORAGE, json);
    }

    @Override
    public void added(String namespace, String key, BigDecimal sum) {
        key(key, STORAGE);
    }

    // ---- cache ----

    @Override
    public void set(String key, String value, @Nullable Duration timeToLive) {
        value(ObservedCache.plainKey(key), CACHE, value);
    }

    @Override
    public void incremented(String key, long next) {
        key(ObservedCache.plainKey(key), CACHE);
    }

    @Override
    public void pushedFirst(String key, List<String> elements, long length) {
        elements.forEach(element -> value(ObservedCache.plainKey(key), CACHE, element));
    }

    private void key(String key, String store) {
        witness.accept(new Trace("in a key" + store, key));
    }

    private void value(String key, String store, String value) {
        key(key, store);
        witness.accept(new Trace("in '" + key + "'" + store, value));
    }
}
