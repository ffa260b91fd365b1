package io.github.posthogplugins.testing;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.testing.store.ObservedCache;
import io.github.posthogplugins.testing.store.ObservedStorage;

/** What all plugins of an environment have stored, which tests may list. */
final class PluginStores {

    private final ListedKeys storageKeys = new ListedKeys();
    private final ListedKeys cacheKeys = new ListedKeys();
    private final StorageStore storage;
    private final CacheStore cache;

    PluginStores(StorageStore storage, CacheStore cache) {
        this.storage = new ObservedStorage(storage, storageKeys);
        this.cache = new ObservedCache(cache, cacheKeys);
    }

    StorageStore storage() {
        return storage;
    }

    CacheStore cache() {
        return cache;
    }

    PluginStorage storageOf(int pluginId) {
        return new PluginStorage(storage, storageKeys, Integer.toString(pluginId));
    }

    /** By the keys that PostHog's server uses; all plugins of a test are those of one team. */
    PluginCache cacheOf(int pluginId) {
        return new PluginCache(cache, cacheKeys, "@plugin/" + pluginId + "/" + TestEvents.TEAM_ID + "/");
    }
}
