package io.github.posthogplugins.testing.mutation;

import io.github.posthogplugins.testing.probe.CodeProbes;
import io.github.posthogplugins.testing.probe.ProbedSource;
import io.github.posthogplugins.testing.probe.ValueSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.platform.launcher.TestIdentifier;

/**
 * Which tests have run which conditions, and for how long.
 *
 * <p>A condition that runs while a test does counts as run by it. If tests run side by side that is too much rather than
 * too little.
 */
final class TestRuns {

    private final Map<String, Start> started = new ConcurrentHashMap<>();
    private final List<TestRun> finished = new ArrayList<>();

    void started(TestIdentifier test) {
        started.put(test.getUniqueId(), new Start(System.nanoTime(), evaluations()));
    }

    synchronized void finished(TestIdentifier test) {
        Start start = started.remove(test.getUniqueId());
        if (start != null) {
            Duration time = Duration.ofNanos(System.nanoTime() - start.nanos());
            finished.add(new TestRun(test, time, grownSince(start.evaluations())));
        }
    }

    private static Map<ValueSite, Long> evaluations() {
        Map<ValueSite, Long> evaluations = new HashMap<>();
        CodeProbes.sources().stream()
                .map(ProbedSource::conditions)
                .flatMap(List::stream)
                .forEach(condition -> evaluations.put(condition, condition.evaluations()));
        return evaluations;
    }

    private static List<ValueSite> grownSince(Map<ValueSite, Long> before) {
        List<ValueSite> grown = new ArrayList<>();
        evaluations().forEach((condition, count) -> {
            if (count > before.getOrDefault(condition, 0L)) {
                grown.add(condition);
            }
        });
        return grown;
    }

    /** Returns the tests that have run a condition; or the classes, if it was run before or after their tests only. */
    synchronized List<TestRun> of(ValueSite condition) {
        List<TestRun> runs = finished.stream()
                .filter(run -> run.conditions().contains(condition))
                .toList();
        List<TestRun> tests = runs.stream().filter(run -> run.test().isTest()).toList();
        return tests.isEmpty() ? runs.stream().limit(1).toList() : tests;
    }

    private record Start(long nanos, Map<ValueSite, Long> evaluations) {}

    /** A test, or a class of tests, that has run. */
    record TestRun(TestIdentifier test, Duration time, List<ValueSite> conditions) {}
}
