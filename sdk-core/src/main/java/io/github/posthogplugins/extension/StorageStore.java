package io.github.posthogplugins.extension;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Where {@code meta.storage} keeps its values: a table of JSON texts, one namespace for each plugin config.
 *
 * <p>Called on the plugin's thread; plugins of one runtime may call from several threads at once.
 */
public interface StorageStore {

    /** Returns the JSON text under that key, empty if there is none. */
    Optional<String> get(String namespace, String key);

    /** Puts a JSON text under that key, in place of what was there. */
    void set(String namespace, String key, String json);

    /** Puts a JSON text under that key unless there is one; nobody else can come in between. */
    void setIfAbsent(String namespace, String key, String json);

    /**
     * Adds to the number under that key, and returns the sum; a missing key counts as zero. Nobody else can come in between.
     *
     * @throws ExtensionException with PostgreSQL's text if what is stored is no number
     */
    BigDecimal add(String namespace, String key, BigDecimal amount);

    /** Removes a key; does nothing if it is missing. */
    void delete(String namespace, String key);

    /** Returns a store that lives as long as the returned object; {@link DurableStores#open} has one that lasts. */
    static StorageStore inMemory() {
        return new InMemoryStorage();
    }
}
