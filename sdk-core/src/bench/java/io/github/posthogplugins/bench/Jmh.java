package io.github.posthogplugins.bench;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs one of our JMH benchmarks with one set of parameters. */
final class Jmh {

    private static final double UNSTEADY = 1.25;

    private final Settings settings;

    Jmh(Settings settings) {
        this.settings = settings;
    }

    /** Returns the microseconds per event: the median of the forks, each of which is the median of its rounds. */
    double measure(Class<?> benchmark, Map<String, String> parameters) {
        return measure(benchmark, parameters, 1);
    }

    double measure(Class<?> benchmark, Map<String, String> parameters, int threads) {
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + benchmark.getName().replace(".", "\\.") + "\\.event$")
                .forks(settings.forks())
                .threads(threads)
                .warmupIterations(1)
                .warmupTime(TimeValue.seconds(settings.warmupSeconds()))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        parameters.forEach(options::param);
        return median(run(options));
    }

    private static Collection<RunResult> run(ChainedOptionsBuilder options) {
        try {
            return new Runner(options.build()).run();
        } catch (RunnerException e) {
            throw new IllegalStateException("A benchmark failed; JMH says: " + e.getMessage(), e);
        }
    }

    private static double median(Collection<RunResult> results) {
        return Statistics.median(results.stream()
                .flatMap(result -> result.getBenchmarkResults().stream())
                .map(Jmh::median)
                .toList());
    }

    private static double median(BenchmarkResult fork) {
        List<Double> rounds = fork.getIterationResults().stream()
                .map(IterationResult::getPrimaryResult)
                .map(result -> result.getScore())
                .toList();
        warnIfUnsteady(rounds);
        return Statistics.median(rounds);
    }

    /** A fork that still changes was on a busy machine, or not warm. */
    private static void warnIfUnsteady(List<Double> rounds) {
        double first = rounds.get(0);
        double last = rounds.get(rounds.size() - 1);
        if (Math.max(first, last) > UNSTEADY * Math.min(first, last)) {
            System.out.println("The next result is uncertain: the rounds of a fork went from " + Table.number(first)
                    + " to " + Table.number(last) + " µs.");
        }
    }
}
