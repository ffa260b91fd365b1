package io.github.posthogplugins.extension;

class InMemoryStorageTests extends StorageStoreContract {

    @Override
    StorageStore create() {
        return StorageStore.inMemory();
    }
}
