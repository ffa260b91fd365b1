package io.github.posthogplugins.bench.startup;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What one more plugin costs in time and memory, in a warm JVM, and what events leave behind.
 *
 * <p>The first argument names the folder of a small plugin; a larger one is made up.
 */
public final class ManyPlugins {

    private static final int PLUGINS = 100;
    private static final int EVENTS = 100_000;

    private ManyPlugins() {}

    public static void main(String[] args) {
        PluginBundle small = PluginBundle.load(Path.of(args[0]));
        warmUp(small);
        report("hello-world", small);
        report("larger plugin (30 kB)", larger());
        events(small);
    }

    private static PluginBundle larger() {
        StringBuilder source = new StringBuilder("const table = {}\n");
        for (int i = 0; i < 300; i++) {
            source.append("function step%d(event) { table['key%d'] = [%d, 'some text']; return event.event + %d }\n"
                    .formatted(i, i, i, i));
        }
        source.append(
                "export function processEvent(event) { for (let i = 0; i < 1; i++) { step0(event) } return event }\n");
        return PluginBundle.ofSources("larger", Map.of("index.js", source.toString()));
    }

    private static void warmUp(PluginBundle bundle) {
        for (int i = 0; i < 50; i++) {
            try (PluginRuntime runtime = PluginRuntime.create()) {
                firstEvent(runtime, bundle);
            }
        }
    }

    private static Plugin firstEvent(PluginRuntime runtime, PluginBundle bundle) {
        Plugin plugin = runtime.load(bundle, PluginConfig.empty());
        runtime.chain(plugin).process(PluginEvent.named("$pageview"));
        return plugin;
    }

    private static void report(String name, PluginBundle bundle) {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            firstEvent(runtime, bundle);
            long before = heapAfterCollection();
            double[] millis = new double[PLUGINS];
            List<Plugin> plugins = new ArrayList<>();
            for (int i = 0; i < PLUGINS; i++) {
                long start = System.nanoTime();
                plugins.add(firstEvent(runtime, bundle));
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
            double megabytes = (heapAfterCollection() - before) / 1e6 / plugins.size();
            Arrays.sort(millis);
            System.out.printf(
                    "%s: one more plugin with its first event: median %.1f ms, worst %.1f ms, %.3f MB%n",
                    name, millis[PLUGINS / 2], millis[PLUGINS - 1], megabytes);
        }
    }

    private static void events(PluginBundle bundle) {
        try (PluginRuntime runtime = PluginRuntime.create()) {
            PluginChain chain = runtime.chain(runtime.load(bundle, PluginConfig.empty()));
            PluginEvent event = PluginEvent.named("signed up").withProperty("plan", "pro");
            process(chain, event, EVENTS / 10);
            long before = heapAfterCollection();
            process(chain, event, EVENTS);
            System.out.printf(
                    "%d events leave %.1f bytes each%n", EVENTS, (heapAfterCollection() - before) / (double) EVENTS);
        }
    }

    private static void process(PluginChain chain, PluginEvent event, int times) {
        for (int i = 0; i < times; i++) {
            chain.process(event);
        }
    }

    private static long heapAfterCollection() {
        for (int i = 0; i < 4; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
