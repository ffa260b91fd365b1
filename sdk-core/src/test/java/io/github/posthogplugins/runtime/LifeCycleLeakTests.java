package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.PluginClock;
import io.github.posthogplugins.time.VirtualClock;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What is left of plugins that are closed: nothing.
 *
 * <p>The number of plugins is the system property {@code leak.cycles}; {@code -Dleak.cycles=10000} takes minutes.
 */
@Timeout(value = 1200)
class LifeCycleLeakTests {

    private static final int CYCLES = Integer.getInteger("leak.cycles", 150);
    private static final long SLACK_BYTES = 8L << 20;

    private static final String BUSY = "const kept = new Array(1000).fill('x'.repeat(100));"
            + "export async function setupPlugin({ global, cache }) { global.kept = kept; await cache.set('k', 1, 60) }"
            + "export async function processEvent(e, { cache }) { await null; e.properties.n = await cache.incr('n');"
            + "console.log('seen', e.event); e.properties.kept = kept.length; return e }";

    @Test
    void the_heap_stays_flat_over_many_plugins() {
        live(CYCLES / 3);
        long before = usedHeap();
        live(CYCLES);
        long grown = usedHeap() - before;

        assertThat(grown).as("bytes that %d plugins have left behind", CYCLES).isLessThan(SLACK_BYTES);
    }

    private static void live(int cycles) {
        for (int i = 0; i < cycles; i++) {
            try (PluginRuntime runtime =
                    PluginRuntime.builder().withClock(VirtualClock.create()).build()) {
                Plugin plugin = Plugins.load(runtime, BUSY);
                assertThat(runtime.chain(plugin)
                                .process(Plugins.event())
                                .event()
                                .property("kept"))
                        .isEqualTo(1000);
            }
        }
    }

    private static long usedHeap() {
        Runtime jvm = Runtime.getRuntime();
        long used = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            used = Math.min(used, jvm.totalMemory() - jvm.freeMemory());
        }
        return used;
    }

    @Test
    void a_runtime_that_stays_open_forgets_the_plugins_that_were_closed() throws InterruptedException {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            List<WeakReference<Plugin>> plugins = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                plugins.add(new WeakReference<>(closedPlugin(runtime)));
            }

            for (int i = 0; i < 50 && plugins.stream().anyMatch(plugin -> plugin.get() != null); i++) {
                System.gc();
                Thread.onSpinWait();
            }
            assertThat(plugins).extracting(WeakReference::get).containsOnlyNulls();
        }
    }

    private static Plugin closedPlugin(PluginRuntime runtime) {
        Plugin plugin = Plugins.load(runtime, BUSY);
        runtime.chain(plugin).process(Plugins.event());
        plugin.close();
        return plugin;
    }

    @Test
    void a_plugin_can_be_closed_while_it_waits_for_an_answer() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        PluginRuntime runtime = PluginRuntime.builder()
                .withClock(PluginClock.system())
                .withHttp(call -> {
                    asked.countDown();
                    return new CompletableFuture<>();
                })
                .withLimits(ExecutionLimits.of(Duration.ofSeconds(1)))
                .build();
        Plugin plugin = Plugins.load(
                runtime, "export async function processEvent(e) { await fetch('https://example.com/'); return e }");
        PluginChain chain = runtime.chain(plugin);

        CompletableFuture<List<String>> run = CompletableFuture.supplyAsync(
                () -> chain.process(Plugins.event()).markers().failed());
        asked.await();
        runtime.close();

        assertThat(run).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(List.of("P (39)"));
        assertThat(plugin.status()).isEqualTo(Plugin.Status.CLOSED);
    }
}
