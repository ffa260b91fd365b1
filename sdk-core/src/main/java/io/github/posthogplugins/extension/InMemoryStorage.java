package io.github.posthogplugins.extension;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Storage in a map. */
final class InMemoryStorage implements StorageStore {

    private final Map<Key, String> values = new ConcurrentHashMap<>();

    @Override
    public Optional<String> get(String namespace, String key) {
        return Optional.ofNullable(values.get(new Key(namespace, key)));
    }

    @Override
    public void set(String namespace, String key, String json) {
        values.put(new Key(namespace, key), json);
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        values.putIfAbsent(new Key(namespace, key), json);
    }

    @Override
    public BigDecimal add(String namespace, String key, BigDecimal amount) {
        String sum = values.merge(
                new Key(namespace, key),
                amount.toPlainString(),
                (stored, more) -> NumericRules.number(stored).add(amount).toPlainString());
        return new BigDecimal(sum);
    }

    @Override
    public void delete(String namespace, String key) {
        values.remove(new Key(namespace, key));
    }

    private record Key(String namespace, String name) {}
}
