package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.extension.StorageStore;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Consumer;

/** Storage that tells what is changed in it. */
record ObservedStorage(StorageStore storage, Consumer<String> notes) implements StorageStore {

    @Override
    public Optional<String> get(String namespace, String key) {
        return storage.get(namespace, key);
    }

    @Override
    public void set(String namespace, String key, String json) {
        storage.set(namespace, key, json);
        notes.accept("storage " + key + " = " + Lines.cut(json));
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        storage.setIfAbsent(namespace, key, json);
        notes.accept("storage " + key + " = " + Lines.cut(json) + " unless it is there");
    }

    @Override
    public BigDecimal add(String namespace, String key, BigDecimal amount) {
        BigDecimal sum = storage.add(namespace, key, amount);
        notes.accept("storage " + key + " = " + sum.toPlainString());
        return sum;
    }

    @Override
    public void delete(String namespace, String key) {
        storage.delete(namespace, key);
        notes.accept("storage " + key + " deleted");
    }
}
