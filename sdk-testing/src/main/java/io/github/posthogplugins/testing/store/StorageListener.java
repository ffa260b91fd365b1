package io.github.posthogplugins.testing.store;

import java.math.BigDecimal;

/** Is told of each change of a storage, when it has been made. */
public interface StorageListener {

    /** A value has been put under a key. */
    void set(String namespace, String key, String json);

    /** A value has been put under a key, unless there was one. */
    void setIfAbsent(String namespace, String key, String json);

    /** A number has been changed to that sum. */
    void added(String namespace, String key, BigDecimal sum);

    /** A key has been removed, if there was one. */
    default void deleted(String namespace, String key) {}
}
