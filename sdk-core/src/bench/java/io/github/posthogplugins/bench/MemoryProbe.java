package io.github.posthogplugins.bench;

import io.github.posthogplugins.bundle.PluginBundle;
import java.lang.management.ManagementFactory;
import java.util.Iterator;
import java.util.List;

/** Prints how large the heap is after garbage collections, as plugins are loaded and as events pass. */
final class MemoryProbe {

    private static final List<Integer> PLUGINS = List.of(1, 2, 5, 10, 20, 50, 100);
    private static final int WARM_UP = 5_000;

    private final Settings settings;

    private MemoryProbe(Settings settings) {
        this.settings = settings;
    }

    public static void main(String[] arguments) {
        MemoryProbe probe = new MemoryProbe(Settings.fromSystemProperties());
        probe.events();
        probe.plugins();
    }

    private void events() {
        try (LoadedChain chain = LoadedChain.of(settings, Workload.CHAIN_OF_5.plugins())) {
            Cycle events = new Cycle(EventPool.PAGEVIEWS.read(settings));
            process(chain, events, WARM_UP);
            print("events", 0);
            process(chain, events, settings.quick() ? 20_000 : 200_000);
            print("events", settings.quick() ? 20_000 : 200_000);
        }
    }

    private static void process(LoadedChain chain, Cycle events, int count) {
        for (int i = 0; i < count; i++) {
            chain.process(events.next());
        }
    }

    private void plugins() {
        byte[] event = EventPool.PAGEVIEWS.read(settings)[0];
        try (LoadedChain chain = LoadedChain.of(settings, List.of("hello"))) {
            chain.process(event);
            Iterator<PluginBundle> bundles =
                    new DistinctPlugins(settings).stream().iterator();
            int loaded = 1;
            for (int count : PLUGINS) {
                for (; loaded < count; loaded++) {
                    chain.loadBeside(bundles.next(), event);
                }
                print("plugins", count);
            }
        }
    }

    private static void print(String what, int count) {
        System.out.println(what + " " + count + " " + heapAfterCollection());
    }

    private static long heapAfterCollection() {
        // Cleaners and reference queues need a second round.
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
