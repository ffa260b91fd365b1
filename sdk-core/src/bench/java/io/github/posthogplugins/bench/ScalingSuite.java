package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What an event costs as one size grows. If the last column does not grow, the cost is linear or better. */
final class ScalingSuite implements Suite {

    private final Settings settings;
    private final Jmh jmh;

    ScalingSuite(Settings settings) {
        this.settings = settings;
        this.jmh = new Jmh(settings);
    }

    @Override
    public void run(Report report) throws IOException {
        settings.requireKnown(Stream.of(Axis.values()).map(Axis::label).toList());
        List<Point> points = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            if (settings.wants(axis.label())) {
                axis.sizes.forEach(size -> points.add(measure(axis, size)));
            }
        }
        report.print(table(points));
        report.save(points);
    }

    private Point measure(Axis axis, int size) {
        int threads = axis == Axis.THREADS ? size : 1;
        double microseconds = jmh.measure(ScalingBenchmark.class, axis.parameters(size), threads);
        Point point = new Point(axis.label(), size, microseconds, microseconds / axis.units(size));
        System.out.println(point);
        return point;
    }

    private static String table(List<Point> points) {
        Table table = new Table("what grows", "to", "µs per event", "µs per unit");
        points.forEach(point -> table.row(point.axis(), point.size(), point.microseconds(), point.perUnit()));
        return table.toString();
    }

    /** A measurement; the unit is one property, one plugin of the chain, or one thread, and the event if plugins idle. */
    private record Point(String axis, int size, double microseconds, double perUnit) {}

    private enum Axis {
        PROPERTIES_OF_WHICH_ONE_IS_TOUCHED("properties", 10, 50, 100, 500, 1_000, 5_000),
        PROPERTIES_ALL_TOUCHED("properties", 10, 50, 100, 500, 1_000, 5_000) {
            @Override
            Map<String, String> parameters(int size) {
                return Map.of("plugin", "currency", "properties", String.valueOf(size));
            }
        },
        CHAIN_LENGTH("chainLength", 1, 2, 5, 10, 20) {
            @Override
            Map<String, String> parameters(int size) {
                return Map.of("chainLength", String.valueOf(size), "loaded", String.valueOf(size));
            }
        },
        PLUGINS_LOADED("loaded", 1, 10, 50, 200) {
            @Override
            int units(int size) {
                return 1;
            }
        },
        THREADS("", 1, 2) {
            @Override
            Map<String, String> parameters(int size) {
                return Map.of();
            }
        };

        private final String parameter;
        private final List<Integer> sizes;

        Axis(String parameter, Integer... sizes) {
            this.parameter = parameter;
            this.sizes = List.of(sizes);
        }

        String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        Map<String, String> parameters(int size) {
            return Map.of(parameter, String.valueOf(size));
        }

        int units(int size) {
            return size;
        }
    }
}
