package io.github.posthogplugins.bench;

import java.util.Collection;
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
        return Statistics.median(fork.getIterationResults().stream()
                .map(IterationResult::getPrimaryResult)
                .map(result -> result.getScore())
                .toList());
    }
}
