package io.github.posthogplugins.bench.replay;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.replay.ReplayProgress;
import io.github.posthogplugins.replay.ReplayReport;
import io.github.posthogplugins.replay.ReplayRunner;
import io.github.posthogplugins.runtime.PluginSpec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/**
 * How fast a large file goes through a chain, with one worker and with two.
 *
 * <p>Run it with {@code -Xmx512m}. Arguments, all optional: the number of events, the chain ({@code light} or
 * {@code heavy}), the numbers of workers separated by commas.
 */
public final class ReplayBenchmark {

    private static final int USERS = 10_000;

    private static final String HELLO = "export function processEvent(event, { config }) {"
            + "if (event.properties) event.properties.hello = `Hello ${config.name || 'world'}`; return event }";

    private static final String FILTER = "export function processEvent(event) {"
            + "for (const name of ['$ip', '$lib_version', 'prop_3', 'prop_7']) delete event.properties[name]; return event }";

    private static final String USER_AGENT = "const RULES = ['Edg', 'OPR', 'SamsungBrowser', 'YaBrowser', 'Vivaldi',"
            + "'Firefox', 'FxiOS', 'CriOS', 'Chrome', 'Version'].map(name => new RegExp('(' + name + ')/([0-9]+)[.]([0-9]+)'));"
            + "export function processEvent(event) { const agent = event.properties.$user_agent || '';"
            + "for (const rule of RULES) { const found = rule.exec(agent);"
            + "if (found) { event.properties.browser = found[1]; event.properties.browser_version = found[2]; break } }"
            + "return event }";

    private static final String FLATTEN =
            "function flatten(target, prefix, value) { for (const name of Object.keys(value)) {"
                    + "const inner = value[name]; if (inner !== null && typeof inner === 'object') flatten(target, prefix + name + '__', inner);"
                    + "else if (prefix) target[prefix + name] = inner } }"
                    + "function checksum(text) { let hash = 0;"
                    + "for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) | 0; return hash }"
                    + "export function processEvent(event) { const flat = {}; flatten(flat, '', event.properties);"
                    + "let sum = 0; for (const name of Object.keys(event.properties)) sum = (sum + checksum(String(event.properties[name]))) | 0;"
                    + "Object.assign(event.properties, flat); event.properties.sum = sum; return event }";

    private ReplayBenchmark() {}

    public static void main(String[] args) throws IOException {
        int events = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        String chain = args.length > 1 ? args[1] : "light";
        String workers = args.length > 2 ? args[2] : "1,2";
        Path folder = Files.createTempDirectory("replay-benchmark");
        Path in = folder.resolve("events.ndjson");
        try {
            generate(in, events);
            System.out.printf(
                    Locale.ROOT,
                    "%d events, %.0f MB, %s chain, JDK %s, heap %d MB%n",
                    events,
                    Files.size(in) / 1e6,
                    chain,
                    System.getProperty("java.version"),
                    Runtime.getRuntime().maxMemory() >> 20);
            compare(in, folder.resolve("out.ndjson"), plugins(chain), workers.split(","));
        } finally {
            Files.deleteIfExists(folder.resolve("out.ndjson"));
            Files.deleteIfExists(in);
            Files.delete(folder);
        }
    }

    private static List<PluginSpec> plugins(String chain) {
        return chain.equals("light")
                ? List.of(plugin("hello", HELLO), plugin("filter", FILTER))
                : List.of(
                        plugin("hello", HELLO),
                        plugin("filter", FILTER),
                        plugin("user-agent", USER_AGENT),
                        plugin("flatten", FLATTEN));
    }

    private static PluginSpec plugin(String name, String source) {
        return PluginSpec.of(PluginBundle.ofSources(
                name, Map.of("plugin.json", "{\"name\": \"" + name + "\"}", "index.js", source)));
    }

    private static void compare(Path in, Path out, List<PluginSpec> plugins, String[] workers) {
        double first = 0;
        for (String count : workers) {
            double perSecond = measure(in, out, plugins, Integer.parseInt(count));
            first = first == 0 ? perSecond : first;
            System.out.printf(Locale.ROOT, "  ratio to the first run: %.2f%n", perSecond / first);
        }
    }

    private static double measure(Path in, Path out, List<PluginSpec> plugins, int workers) {
        System.gc();
        HeapWatch heap = new HeapWatch();
        Consumer<ReplayProgress> progress = heap::look;
        ReplayReport report = ReplayRunner.of(plugins)
                .withWorkers(workers)
                .withProgress(progress)
                .run(in, out);
        double seconds = report.elapsed().toNanos() / 1e9;
        double perSecond = report.counts().read() / seconds;
        System.out.printf(
                Locale.ROOT,
                "%d worker%s: %.1f s, %.0f events/s (last third: %.0f/s), peak heap %d MB, live after GC %d MB, %s%n",
                workers,
                workers == 1 ? "" : "s",
                seconds,
                perSecond,
                heap.lastThird(report),
                heap.peak() >> 20,
                heap.peakLive >> 20,
                report.counts());
        System.out.printf(
                Locale.ROOT,
                "  processor time of an event in the last third: %.1f µs in workers, %.1f µs in reader and writer%n",
                heap.cpuMicros("workers"),
                heap.cpuMicros("reader and writer"));
        return perSecond;
    }

    /** Looks at the heap whenever progress is told. */
    private static final class HeapWatch {

        private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        private final List<ReplayProgress> seen = new ArrayList<>();
        private final List<Map<String, Long>> cpu = new ArrayList<>();
        private long peakLive;

        HeapWatch() {
            pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        }

        void look(ReplayProgress progress) {
            seen.add(progress);
            cpu.add(cpuNanos());
            long live = pools.stream()
                    .filter(pool -> pool.getCollectionUsage() != null)
                    .mapToLong(pool -> pool.getCollectionUsage().getUsed())
                    .sum();
            peakLive = Math.max(peakLive, live);
        }

        long peak() {
            return pools.stream()
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
        }

        private static Map<String, Long> cpuNanos() {
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            Map<String, Long> nanos = new HashMap<>();
            for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
                if (thread != null && thread.getThreadName().startsWith("posthog-replay-")) {
                    long used = Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
                    nanos.merge(
                            thread.getThreadName().contains("worker") ? "workers" : "reader and writer",
                            used,
                            Long::sum);
                }
            }
            return nanos;
        }

        /** Processor time of those threads for an event, in microseconds, in the last third but for its last moment. */
        double cpuMicros(String threads) {
            int from = seen.size() * 2 / 3;
            int to = seen.size() - 2;
            if (to <= from) {
                return Double.NaN;
            }
            long nanos = cpu.get(to).getOrDefault(threads, 0L) - cpu.get(from).getOrDefault(threads, 0L);
            long events = seen.get(to).counts().read() - seen.get(from).counts().read();
            return nanos / 1e3 / events;
        }

        /** Events per second in the last third of the run, when everything is warm. */
        double lastThird(ReplayReport report) {
            ReplayProgress from = seen.get(seen.size() * 2 / 3);
            long events = report.counts().read() - from.counts().read();
            return events / ((report.elapsed().toNanos() - from.elapsed().toNanos()) / 1e9);
        }
    }

    // ---- events ----

    private static void generate(Path file, int events) throws IOException {
        Random random = new Random(42);
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int n = 0; n < events; n++) {
                out.write(event(n, random));
                out.write('\n');
            }
        }
    }

    private static String event(int n, Random random) {
        String user = "user-" + random.nextInt(USERS);
        StringBuilder json = new StringBuilder(2_300)
                .append(String.format(Locale.ROOT, "{\"uuid\":\"0184a1b2-0000-7000-8000-%012d\",", n))
                .append("\"event\":\"$pageview\",\"distinct_id\":\"")
                .append(user)
                .append("\",\"team_id\":2,\"ip\":\"12.87.118.0\",\"site_url\":null,")
                .append(
                        "\"now\":\"2024-01-01T12:00:00.000Z\",\"timestamp\":\"2024-01-01T11:59:58.000Z\",\"properties\":{")
                .append("\"$current_url\":\"https://example.com/pricing/")
                .append(random.nextInt(500))
                .append("?utm_source=newsletter&page=")
                .append(n % 50)
                .append("\",\"$user_agent\":\"")
                .append("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/")
                .append(90 + random.nextInt(30))
                .append(".0.4472.114 Safari/537.36\",\"$ip\":\"12.87.118.0\",")
                .append("\"$lib\":\"web\",\"$lib_version\":\"1.57.2\",\"$screen_height\":1080,\"$screen_width\":1920,")
                .append("\"cart\":{\"total\":")
                .append(random.nextInt(100_000) / 100.0)
                .append(",\"items\":[{\"sku\":\"A-")
                .append(random.nextInt(1_000))
                .append(
                        "\",\"count\":2},{\"sku\":\"B-7\",\"count\":1}],\"address\":{\"city\":\"Zürich\",\"zip\":\"8001\"}}");
        for (int property = 0; property < 32; property++) {
            json.append(",\"prop_")
                    .append(property)
                    .append("\":\"value ")
                    .append(random.nextInt(1_000_000_000))
                    .append(" of property")
                    .append('"');
        }
        return json.append("}}").toString();
    }
}
