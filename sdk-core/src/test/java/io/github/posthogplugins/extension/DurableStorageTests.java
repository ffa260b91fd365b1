package io.github.posthogplugins.extension;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class DurableStorageTests extends StorageStoreContract {

    @TempDir
    private Path folder;

    private DurableStores stores;

    @Override
    StorageStore create() {
        stores = DurableStores.open(folder.resolve("plugins.db"));
        return stores.storage();
    }

    @AfterEach
    void close() {
        stores.close();
    }
}
