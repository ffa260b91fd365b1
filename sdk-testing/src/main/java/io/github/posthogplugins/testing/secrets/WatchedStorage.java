package io.github.posthogplugins.testing.secrets;

import io.github.posthogplugins.extension.StorageStore;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** A storage that tells what is put into it. */
record WatchedStorage(StorageStore store, Consumer<Trace> witness) implements StorageStore {

    @Override
    public Optional<String> get(String namespace, String key) {
        return store.get(namespace, key);
    }

    @Override
    public void set(String namespace, String key, String json) {
        witness(key, json);
        store.set(namespace, key, json);
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        witness(key, json);
        store.setIfAbsent(namespace, key, json);
    }

    @Override
    public BigDecimal add(String namespace, String key, BigDecimal amount) {
        return store.add(namespace, key, amount);
    }

    @Override
    public void delete(String namespace, String key) {
        store.delete(namespace, key);
    }

    private void witness(String key, String json) {
        witness.accept(new Trace("in a key of the storage", key));
        witness.accept(new Trace("in '" + key + "' of the storage", json));
    }
}
