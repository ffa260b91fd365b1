package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What one more plugin costs in memory, and what events leave behind: both in a JVM of their own. */
final class MemorySuite implements Suite {

    private static final double MEGABYTE = 1024 * 1024;

    private final Settings settings;

    MemorySuite(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run(Report report) throws IOException {
        EventPool.PAGEVIEWS.write(settings);
        List<Size> sizes = new ArrayList<>();
        for (String line : ForkedJvm.run(MemoryProbe.class).lines().toList()) {
            sizes.add(size(line.split(" "), sizes));
        }
        report.print(table(sizes));
        report.save(sizes);
    }

    private static Size size(String[] words, List<Size> before) {
        int count = Integer.parseInt(words[1]);
        double megabytes = Long.parseLong(words[2]) / MEGABYTE;
        double each = before.stream()
                .filter(size -> size.what().equals(words[0]))
                .findFirst()
                .map(first -> (megabytes - first.megabytes()) / (count - first.count()))
                .orElse(Double.NaN);
        return new Size(words[0], count, megabytes, each * 1024);
    }

    private static String table(List<Size> sizes) {
        Table table = new Table("what", "how many", "MB after GC", "kB for each beyond the first");
        sizes.forEach(size -> table.row(size.what(), size.count(), size.megabytes(), size.kilobytesEach()));
        return table.toString();
    }

    private record Size(String what, int count, double megabytes, double kilobytesEach) {}
}
