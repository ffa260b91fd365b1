package io.github.posthogplugins.bench;

import io.github.posthogplugins.bench.replay.ReplayBenchmark;
import java.io.IOException;

/** A file of events through a light chain and a heavy one, with one worker and with two, in half a gigabyte of heap. */
final class ReplaySuite implements Suite {

    private final Settings settings;

    ReplaySuite(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void run(Report report) throws IOException {
        String light = settings.quick() ? "300000" : "1000000";
        String heavy = settings.quick() ? "60000" : "200000";
        report.print(replay(light, "light") + "\n\n" + replay(heavy, "heavy"));
    }

    private static String replay(String events, String chain) throws IOException {
        return ForkedJvm.run(ReplayBenchmark.class, "-Xmx512m", events, chain);
    }
}
