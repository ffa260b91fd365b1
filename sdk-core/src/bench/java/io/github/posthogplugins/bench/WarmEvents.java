package io.github.posthogplugins.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Runs one workload for half a minute, and prints the microseconds per event of the last seconds. */
final class WarmEvents {

    private static final int SECONDS = 30;
    private static final int LAST = 6;

    private WarmEvents() {}

    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.fromSystemProperties();
        Workload workload = Workload.valueOf(arguments[0]);
        Cycle events = new Cycle(workload.pool().read(settings));
        try (LoadedChain chain = LoadedChain.of(settings, workload.plugins())) {
            List<Double> seconds = IntStream.range(0, SECONDS)
                    .mapToObj(second -> oneSecond(chain, events))
                    .toList();
            System.out.println(Statistics.median(seconds.subList(SECONDS - LAST, SECONDS)));
        }
    }

    private static double oneSecond(LoadedChain chain, Cycle events) {
        long start = System.nanoTime();
        long elapsed = 0;
        int count = 0;
        while (elapsed < TimeUnit.SECONDS.toNanos(1)) {
            chain.process(events.next());
            count++;
            elapsed = System.nanoTime() - start;
        }
        return elapsed / 1e3 / count;
    }
}
