package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.DurableStores;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetaOnDurableStoresTests extends MetaStoresContract {

    @TempDir
    private Path folder;

    private DurableStores stores;

    @BeforeEach
    @Override
    void start() {
        stores = DurableStores.open(folder.resolve("plugins.db"));
        super.start();
    }

    @AfterEach
    @Override
    void close() {
        super.close();
        stores.close();
    }

    @Override
    CacheStore cache(VirtualClock clock) {
        return stores.cache(clock);
    }

    @Override
    StorageStore storage() {
        return stores.storage();
    }

    @Test
    void a_plugin_finds_its_values_again_after_a_restart() {
        assertThat(visits()).isEqualTo(1);
        assertThat(visits()).isEqualTo(2);
    }

    private Object visits() {
        VirtualClock clock = VirtualClock.create();
        try (DurableStores reopened = DurableStores.open(folder.resolve("visits.db"));
                PluginRuntime runtime = PluginRuntime.builder()
                        .withClock(clock)
                        .withCache(reopened.cache(clock))
                        .withStorage(reopened.storage())
                        .build()) {
            return new MetaProbe(runtime)
                    .eval("await storage.set('n', await storage.get('n', 0) + 1);"
                            + "return await storage.get('n') === await cache.incr('n') && await storage.get('n')");
        }
    }
}
