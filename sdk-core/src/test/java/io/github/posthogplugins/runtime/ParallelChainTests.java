package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.extension.DurableStores;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.PluginClock;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Four chains on four threads in one runtime, over one file: nobody sees anything of the others. */
@Timeout(120)
class ParallelChainTests {

    private static final int EVENTS = 50;

    private static final String NOSY =
            "export async function processEvent(e, { cache, storage, global, utils, config }) {"
                    + "globalThis.mine ??= config.name; global.mine ??= config.name; const id = e.distinct_id;"
                    + "const n = await cache.incr('n'); await storage.set('last', id);"
                    + "await utils.cursor.increment('events'); console.log(config.name + ' ' + id);"
                    + "e.properties.seen = [globalThis.mine, global.mine, n, await storage.get('last'),"
                    + " id === e.distinct_id]; return e }";

    @TempDir
    private Path folder;

    @Test
    void do_not_talk_to_each_other() {
        try (DurableStores stores = DurableStores.open(folder.resolve("plugins.db"));
                PluginRuntime runtime = PluginRuntime.builder()
                        .withCache(stores.cache(PluginClock.system()))
                        .withStorage(stores.storage())
                        .build()) {
            List<CompletableFuture<Void>> threads = IntStream.rangeClosed(1, 4)
                    .mapToObj(number -> nosy(runtime, "plugin" + number, number))
                    .map(plugin -> CompletableFuture.runAsync(() -> run(runtime, plugin)))
                    .toList();

            threads.forEach(CompletableFuture::join);
            IntStream.rangeClosed(1, 4)
                    .forEach(id -> assertThat(stores.storage().get(Integer.toString(id), "events"))
                            .hasValue(Integer.toString(EVENTS)));
        }
    }

    private static Plugin nosy(PluginRuntime runtime, String name, int id) {
        return runtime.load(Plugins.source(name, NOSY).withId(id).withConfig(PluginConfig.of("name", name)));
    }

    private static void run(PluginRuntime runtime, Plugin plugin) {
        PluginChain chain = runtime.chain(plugin);
        for (int i = 1; i <= EVENTS; i++) {
            String id = plugin.name() + "-" + i;
            ChainResult result = chain.process(Plugins.event().withDistinctId(id));
            assertThat(result.event().property("seen")).isEqualTo(List.of(plugin.name(), plugin.name(), i, id, true));
        }
        assertThat(plugin.logs())
                .filteredOn(entry -> entry.source() == LogEntry.Source.CONSOLE)
                .hasSize(EVENTS)
                .allSatisfy(entry -> assertThat(entry.message()).startsWith(plugin.name() + " " + plugin.name() + "-"));
    }
}
