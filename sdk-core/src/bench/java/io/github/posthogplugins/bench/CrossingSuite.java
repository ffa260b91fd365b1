package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What other ways to hand an event to a plugin, and to take it back, cost beside the SDK's. */
final class CrossingSuite implements Suite {

    private static final String SETS_ONE = "hello";
    private static final String READS_ALL = "touch-all";

    private final Settings settings;
    private final Jmh jmh;

    CrossingSuite(Settings settings) {
        this.settings = settings;
        this.jmh = new Jmh(settings);
    }

    @Override
    public void run(Report report) throws IOException {
        settings.requireKnown(OpenCrossing.ways());
        EventPool.PAGEVIEWS.write(settings);
        List<String> ways = OpenCrossing.ways().stream().filter(settings::wants).toList();
        for (String way : ways) {
            SameAnswers.check(settings, way, SETS_ONE);
            SameAnswers.check(settings, way, READS_ALL);
        }
        List<Cost> costs = new ArrayList<>();
        for (String way : ways) {
            costs.add(measure(way));
            System.out.println(costs.get(costs.size() - 1));
        }
        report.print(table(costs));
        report.save(costs);
    }

    private Cost measure(String way) {
        return new Cost(way, OpenCrossing.description(way), measure(way, SETS_ONE), measure(way, READS_ALL));
    }

    private double measure(String way, String plugin) {
        return jmh.measure(CrossingBenchmark.class, Map.of("way", way, "plugin", plugin));
    }

    private static String table(List<Cost> costs) {
        Table table = new Table("µs per event", "name", "sets one property", "reads all properties");
        costs.forEach(cost -> table.row(cost.description(), cost.way(), cost.setsOne(), cost.readsAll()));
        return table.toString();
    }

    /** Microseconds per event, for a plugin that sets one property and for one that reads all. */
    private record Cost(String way, String description, double setsOne, double readsAll) {}
}
