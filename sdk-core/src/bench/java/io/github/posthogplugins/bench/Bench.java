package io.github.posthogplugins.bench;

import java.io.IOException;

/**
 * Runs a suite of measurements: {@code mvn -Pbench -pl sdk-core verify}.
 *
 * <p>{@code -Dbench.suite=workloads} (the default), {@code scaling}, {@code crossing}, {@code memory}, {@code startup},
 * {@code optimised}, {@code replay} or {@code answers}; {@code -Dbench.quick=true} for one short fork instead of five; {@code -Dbench.forks=5} for
 * another number of forks; {@code -Dbench.only=hello,flatten} for some workloads, sizes that grow, or ways to cross; {@code
 * -Dbench.jvm.args=…} for the JVMs.
 */
public final class Bench {

    private Bench() {}

    /** Runs the suite that the system properties name. */
    public static void main(String[] arguments) throws IOException {
        Settings settings = Settings.fromSystemProperties();
        suite(settings).run(new Report(settings));
    }

    private static Suite suite(Settings settings) throws IOException {
        return switch (settings.suite()) {
            case "workloads" -> new WorkloadSuite(settings);
            case "scaling" -> new ScalingSuite(settings);
            case "crossing" -> new CrossingSuite(settings);
            case "answers" -> new AnswerSuite(settings);
            case "memory" -> new MemorySuite(settings);
            case "startup" -> new StartupSuite(settings);
            case "optimised" -> new OptimisedSuite(settings);
            case "replay" -> new ReplaySuite(settings);
            default ->
                throw new IllegalArgumentException(
                        "There is no suite '" + settings.suite()
                                + "'. Set bench.suite to workloads, scaling, crossing, memory, startup, optimised, replay or answers.");
        };
    }
}
