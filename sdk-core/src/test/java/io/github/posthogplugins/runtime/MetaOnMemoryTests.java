package io.github.posthogplugins.runtime;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.time.VirtualClock;

class MetaOnMemoryTests extends MetaStoresContract {

    @Override
    CacheStore cache(VirtualClock clock) {
        return CacheStore.inMemory(clock);
    }

    @Override
    StorageStore storage() {
        return StorageStore.inMemory();
    }
}
