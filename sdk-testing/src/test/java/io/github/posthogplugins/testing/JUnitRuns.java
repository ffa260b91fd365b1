package io.github.posthogplugins.testing;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.instanceOf;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Runs small test classes through JUnit. */
final class JUnitRuns {

    private JUnitRuns() {}

    static EngineTestKit.Builder builder(Class<?> testClass) {
        return EngineTestKit.engine("junit-jupiter").selectors(selectClass(testClass));
    }

    static EngineTestKit.Builder parallel(Class<?> testClass) {
        return builder(testClass)
                .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
                .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
                .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4");
    }

    static Events run(Class<?> testClass) {
        return builder(testClass).execute().testEvents();
    }

    static void assertAllSucceed(Class<?> testClass, int tests) {
        assertAllSucceed(builder(testClass), tests);
    }

    static void assertAllSucceed(EngineTestKit.Builder builder, int tests) {
        Events all = builder.execute().allEvents();
        all.failed().assertThatEvents().isEmpty();
        all.assertThatEvents()
                .filteredOn(event -> event.getTestDescriptor().isTest())
                .filteredOn(event -> event.getPayload(TestExecutionResult.class).isPresent())
                .hasSize(tests);
    }

    static void assertFails(Class<?> testClass, Class<? extends Throwable> type, String message) {
        run(testClass)
                .failed()
                .assertEventsMatchExactly(event(finishedWithFailure(instanceOf(type), message(message))));
    }

    static void assertContainerFails(Class<?> testClass, Class<? extends Throwable> type, String message) {
        builder(testClass)
                .execute()
                .containerEvents()
                .failed()
                .assertEventsMatchExactly(event(finishedWithFailure(instanceOf(type), message(message))));
    }

    static Throwable failureOf(Class<?> testClass) {
        return run(testClass).failed().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class))
                .findFirst()
                .flatMap(TestExecutionResult::getThrowable)
                .orElseThrow();
    }
}
