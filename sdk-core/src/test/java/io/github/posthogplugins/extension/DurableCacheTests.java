package io.github.posthogplugins.extension;

import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableCacheTests extends CacheStoreContract {

    @TempDir
    private Path folder;

    private DurableStores stores;

    @Override
    CacheStore create(VirtualClock clock) {
        stores = DurableStores.open(folder.resolve("plugins.db"));
        return stores.cache(clock);
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
