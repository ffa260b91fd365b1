package io.github.posthogplugins.bench;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One workload beside its peers, in microseconds per event; NaN for what was not measured.
 *
 * @param workload the workload's name
 * @param ours this SDK, reading and writing JSON included
 * @param vm2 Node with PostHog's sandbox, reading and writing JSON excluded
 * @param node Node without a sandbox, reading and writing JSON included
 * @param jackson reading and writing of the same JSON, and nothing else
 */
record Comparison(String workload, double ours, double vm2, double node, double jackson) {

    /** How many times as fast as the sandbox. */
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
                "Node + vm2",
                "Node",
                "Jackson copy",
                "vm2 / SDK",
                "Node / SDK",
                "SDK / Jackson");
        comparisons.forEach(each -> each.addTo(table));
        table.row(
                "geometric mean",
                mean(comparisons, Comparison::ours),
                mean(comparisons, Comparison::vm2),
                mean(comparisons, Comparison::node),
                mean(comparisons, Comparison::jackson),
                mean(comparisons, Comparison::fasterThanVm2),
                mean(comparisons, Comparison::fasterThanNode),
                mean(comparisons, Comparison::slowerThanJackson));
        return table.toString();
    }

    private void addTo(Table table) {
        table.row(workload, ours, vm2, node, jackson, fasterThanVm2(), fasterThanNode(), slowerThanJackson());
    }

    private static double mean(Collection<Comparison> comparisons, ToDoubleFunction<Comparison> value) {
        return Statistics.geometricMean(
                comparisons.stream().mapToDouble(value).boxed().toList());
    }
}
