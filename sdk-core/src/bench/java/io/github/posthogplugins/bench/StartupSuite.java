package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** How long whole processes take, and plugins after the first. */
final class StartupSuite implements Suite {

    private final Settings settings;

    StartupSuite(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run(Report report) throws IOException {
        List<Duration> durations = List.of(
                new Duration("a JVM that does nothing", median(() -> Command.of(ForkedJvm.java(), "--version")
                        .run())),
                new Duration(
                        "a JVM from its launch to the end, with one event",
                        median(() -> ForkedJvm.run(FirstEvent.class))),
                new Duration("a further plugin to its first event", further()));
        report.print(table(durations));
        report.save(durations);
    }

    private double median(Run process) throws IOException {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < (settings.quick() ? 5 : 15); i++) {
            long start = System.nanoTime();
            process.run();
            times.add((System.nanoTime() - start) / 1e6);
        }
        return Statistics.median(times);
    }

    private static double further() throws IOException {
        return Statistics.median(
                ForkedJvm.run(NextPlugins.class).lines().map(Double::valueOf).toList());
    }

    private static String table(List<Duration> durations) {
        Table table = new Table("what", "milliseconds");
        durations.forEach(duration -> table.row(duration.what(), duration.milliseconds()));
        return table.toString();
    }

    private interface Run {
        String run() throws IOException;
    }

    private record Duration(String what, double milliseconds) {}
}
