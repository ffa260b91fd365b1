package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.testing.store.StorageListener;
import java.math.BigDecimal;
import java.util.function.Consumer;

/** Puts into words what is changed in a storage. */
record StorageNotes(Consumer<String> notes) implements StorageListener {

    @Override
    public void set(String namespace, String key, String json) {
        tell(key, " = " + Lines.cut(json));
    }

    @Override
    public void setIfAbsent(String namespace, String key, String json) {
        tell(key, " = " + Lines.cut(json) + " unless it is there");
    }

    @Override
    public void added(String namespace, String key, BigDecimal sum) {
        tell(key, " = " + sum.toPlainString());
    }

    @Override
    public void deleted(String namespace, String key) {
        tell(key, " deleted");
    }

    private void tell(String key, String what) {
        notes.accept("storage " + key + what);
    }
}
