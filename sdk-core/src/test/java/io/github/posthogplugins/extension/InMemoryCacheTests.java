package io.github.posthogplugins.extension;

import io.github.posthogplugins.time.VirtualClock;

class InMemoryCacheTests extends CacheStoreContract {

    @Override
    CacheStore create(VirtualClock clock) {
        return CacheStore.inMemory(clock);
    }
}
