package io.github.posthogplugins.bench;

import io.github.posthogplugins.launch.LaunchPlan;
import io.github.posthogplugins.launch.OptimizedLauncher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Graal's compiler makes of each workload once it is warm, beside the interpreter and Node. */
final class OptimisedSuite implements Suite {

    private final Settings settings;
    private final Optional<NodePeer> node;

    OptimisedSuite(Settings settings) throws IOException {
        this.settings = settings;
        this.node = NodePeer.find(settings);
    }

    @Override
    public void run(Report report) throws IOException {
        List<Workload> workloads = Workload.wanted(settings);
        EventPool.writeAll(settings);
        List<Cost> costs = new ArrayList<>();
        for (Workload workload : workloads) {
            costs.add(cost(workload));
            System.out.println(costs.get(costs.size() - 1));
        }
        report.print(table(costs));
        report.save(costs, node.map(NodePeer::versions).orElse(Map.of()));
    }

    private Cost cost(Workload workload) throws IOException {
        return new Cost(
                workload.label(),
                median(ForkedJvm.command(WarmEvents.class, workload.name())),
                median(optimised(workload)),
                node.map(peer -> peer.plain(workload)).orElse(Double.NaN));
    }

    private List<String> optimised(Workload workload) {
        LaunchPlan plan = OptimizedLauncher.ofThisJvm()
                .withJvmArguments(ForkedJvm.properties())
                .plan(WarmEvents.class.getName(), List.of(workload.name()));
        if (plan instanceof LaunchPlan.Fork fork) {
            return fork.command();
        }
        throw new IllegalStateException(((LaunchPlan.Stay) plan).reason());
    }

    private double median(List<String> command) throws IOException {
        List<Double> forks = new ArrayList<>();
        for (int fork = 0; fork < settings.forks(); fork++) {
            forks.add(Double.valueOf(Command.of(command.toArray(String[]::new)).run()));
        }
        return Statistics.median(forks);
    }

    private static String table(List<Cost> costs) {
        Table table = new Table("µs per event, warm", "interpreted", "compiled", "Node", "interpreted / compiled");
        costs.forEach(cost -> table.row(
                cost.workload(),
                cost.interpreted(),
                cost.compiled(),
                cost.node(),
                cost.interpreted() / cost.compiled()));
        return table.toString();
    }

    /** Microseconds per event; NaN for what was not measured. */
    private record Cost(String workload, double interpreted, double compiled, double node) {}
}
