package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every workload beside its peers, one workload after the other, so that a change of the machine's mood hits all peers. */
final class WorkloadSuite implements Suite {

    private final Settings settings;
    private final Jmh jmh;
    private final Optional<NodePeer> node;
    private final Map<EventPool, Double> nodeCopies = new EnumMap<>(EventPool.class);
    private final Map<EventPool, Double> limits = new EnumMap<>(EventPool.class);

    WorkloadSuite(Settings settings) throws IOException {
        this.settings = settings;
        this.jmh = new Jmh(settings);
        this.node = NodePeer.find(settings);
    }

    @Override
    public void run(Report report) throws IOException {
        List<Workload> workloads = Workload.wanted(settings);
        EventPool.writeAll(settings);
        List<Comparison> comparisons = new ArrayList<>();
        for (Workload workload : workloads) {
            comparisons.add(compare(workload));
            System.out.println(comparisons.get(comparisons.size() - 1));
        }
        report.print(Comparison.table(comparisons));
        report.save(comparisons, node.map(NodePeer::versions).orElse(Map.of()));
        report.draw(new BarChart(comparisons).toSvg());
    }

    private Comparison compare(Workload workload) throws IOException {
        if (node.isPresent()) {
            SameAnswers.check(settings, node.get(), workload);
        }
        return new Comparison(
                workload.label(),
                jmh.measure(ChainBenchmark.class, Map.of("workload", workload.name())),
                node.map(peer -> peer.server(workload)).orElse(Double.NaN),
                node.map(peer -> peer.sandbox(workload)).orElse(Double.NaN),
                node.map(peer -> peer.plain(workload)).orElse(Double.NaN),
                nodeCopies.computeIfAbsent(workload.pool(), this::nodeCopy),
                limits.computeIfAbsent(workload.pool(), this::limit));
    }

    private double nodeCopy(EventPool pool) {
        return node.map(peer -> peer.copy(pool)).orElse(Double.NaN);
    }

    private double limit(EventPool pool) {
        return jmh.measure(JacksonCopyBenchmark.class, Map.of("pool", pool.name()));
    }
}
