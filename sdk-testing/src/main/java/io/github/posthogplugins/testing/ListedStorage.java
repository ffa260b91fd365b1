package io.github.posthogplugins.testing;

import io.github.posthogplugins.extension.StorageStore;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A store for {@code meta.storage} that knows which keys it has. */
final class ListedStorage implements StorageStore {

    private final StorageStore store;
    private final ListedKeys keys = new ListedKeys();

    ListedStorage(StorageStore store) {
        this.store = store;
    }

    List<String> keys(String namespace) {
        String beginning = namespace + "/";
        return keys.after(beginning, path -> store.get(namespace, path.substring(beginning.length()))
                .isPresent());
    }

    private void note(String namespace, String key) {
        keys.add(namespace + "/" + key);
    }

    @Override
    public Optional<String> get(String namespace, String key) {
        return store.get(namespace, key);
    }

    @Override
    public void set(String namespace, String key, String json) {
        note(namespace, key);
        store.set(namespace, key, json);
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        note(namespace, key);
        store.setIfAbsent(namespace, key, json);
    }

    @Override
    public BigDecimal add(String namespace, String key, BigDecimal amount) {
        note(namespace, key);
        return store.add(namespace, key, amount);
    }

    @Override
    public void delete(String namespace, String key) {
        store.delete(namespace, key);
    }
}
