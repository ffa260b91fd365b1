package io.github.posthogplugins.bench;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One workload beside its peers, in microseconds per event; NaN for what was not measured.
 *
 * @param workload the workload's name
 * @param ours this SDK, reading and writing JSON included
 * @param server Node with vm2 as PostHog's server wraps it, reading and writing JSON excluded
 * @param vm2 the same, with the timers cleared that the server leaves running
 * @param node Node without a sandbox, reading and writing JSON included
 * @param nodeCopy reading and writing of the same JSON in Node, and nothing else
 * @param jackson reading and writing of the same JSON, with Jackson, and nothing else
 */
record Comparison(
        String workload, double ours, double server, double vm2, double node, double nodeCopy, double jackson) {

    private static final List<ToDoubleFunction<Comparison>> COLUMNS = List.of(
            Comparison::ours,
            Comparison::server,
            Comparison::vm2,
            Comparison::node,
            Comparison::nodeCopy,
            Comparison::jackson,
            Comparison::fasterThanServer,
            Comparison::fasterThanServerWithJson,
            Comparison::fasterThanVm2,
            Comparison::fasterThanNode,
            Comparison::slowerThanJackson);

    /** How many times as fast as the server. */
    double fasterThanServer() {
        return server / ours;
    }

    /** How many times as fast as the server if it reads and writes JSON as well, which it must. */
    double fasterThanServerWithJson() {
        return (server + nodeCopy) / ours;
    }

    /** How many times as fast as the sandbox alone. */
    double fasterThanVm2() {
        return vm2 / ours;
    }

    /** How many times as fast as Node. */
    double fasterThanNode() {
        return node / ours;
    }

    /** How many times as slow as the limit. */
    double slowerThanJackson() {
        return ours / jackson;
    }

    static String table(List<Comparison> comparisons) {
        Table table = new Table(
                "µs per event",
                "SDK",
                "server's vm2",
                "vm2 alone",
                "Node",
                "Node copy",
                "Jackson copy",
                "server / SDK",
                "server + copy / SDK",
                "vm2 / SDK",
                "Node / SDK",
                "SDK / Jackson");
        comparisons.forEach(each -> each.addTo(table));
        Object[] means =
                COLUMNS.stream().map(column -> mean(comparisons, column)).toArray();
        return table.row("geometric mean", means).toString();
    }

    private void addTo(Table table) {
        Object[] cells =
                COLUMNS.stream().map(column -> column.applyAsDouble(this)).toArray();
        table.row(workload, cells);
    }

    private static double mean(Collection<Comparison> comparisons, ToDoubleFunction<Comparison> value) {
        return Statistics.geometricMean(
                comparisons.stream().mapToDouble(value).boxed().toList());
    }
}
