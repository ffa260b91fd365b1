package io.github.posthogplugins.testing.store;

import io.github.posthogplugins.extension.StorageStore;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A storage that tells what is changed in it.
 *
 * @param storage where the values are
 * @param listener who is told
 */
public record ObservedStorage(StorageStore storage, StorageListener listener) implements StorageStore {

    @Override
    public Optional<String> get(String namespace, String key) {
        return storage.get(namespace, key);
    }

    @Override
    public void set(String namespace, String key, String json) {
        storage.set(namespace, key, json);
        listener.set(namespace, key, json);
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        storage.setIfAbsent(namespace, key, json);
        listener.setIfAbsent(namespace, key, json);
    }

    @Override
    public BigDecimal add(String namespace, String key, BigDecimal amount) {
        BigDecimal sum = storage.add(namespace, key, amount);
        listener.added(namespace, key, sum);
        return sum;
    }

    @Override
    public void delete(String namespace, String key) {
        storage.delete(namespace, key);
        listener.deleted(namespace, key);
    }
}
