package io.github.posthogplugins.bench;

import io.github.posthogplugins.bundle.PluginBundle;
import java.util.List;

/** Prints the milliseconds that further plugins take, each from its bundle to its first event, in a JVM that was cold. */
final class NextPlugins {

    private static final int COUNT = 40;

    private NextPlugins() {}

    public static void main(String[] arguments) {
        Settings settings = Settings.fromSystemProperties();
        try (LoadedChain chain = LoadedChain.of(settings, List.of("hello"))) {
            chain.process(FirstEvent.EVENT);
            new DistinctPlugins(settings)
                    .stream()
                            .limit(COUNT)
                            .mapToDouble(bundle -> load(chain, bundle))
                            .forEach(System.out::println);
        }
    }

    private static double load(LoadedChain chain, PluginBundle bundle) {
        long start = System.nanoTime();
        chain.loadBeside(bundle, FirstEvent.EVENT);
        return (System.nanoTime() - start) / 1e6;
    }
}
