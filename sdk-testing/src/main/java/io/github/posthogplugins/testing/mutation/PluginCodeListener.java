package io.github.posthogplugins.testing.mutation;

import io.github.posthogplugins.testing.coverage.Coverage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/**
 * Switches coverage and mutation testing on when JUnit starts, and reports when it has run its tests. Does nothing unless a
 * property asks for it.
 */
public final class PluginCodeListener implements TestExecutionListener {

    private final @Nullable Coverage coverage = Coverage.isOn() ? Coverage.ofModule() : null;
    private final @Nullable MutationRun mutations = MutationRun.isOn() ? MutationRun.ofModule() : null;

    /** JUnit makes one before it looks for tests. */
    public PluginCodeListener() {
        if (coverage != null) {
            coverage.begin();
        }
        if (mutations != null) {
            mutations.begin();
        }
    }

    @Override
    public void executionStarted(TestIdentifier test) {
        if (mutations != null) {
            mutations.started(test);
        }
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (mutations != null) {
            mutations.finished(test, result);
        }
    }

    /** Coverage first: it must not count what the mutations run. */
    @Override
    public void testPlanExecutionFinished(TestPlan testPlan) {
        if (coverage != null) {
            print(coverage.report());
        }
        if (mutations != null) {
            print(mutations.report());
        }
    }

    private static void print(Optional<String> report) {
        report.ifPresent(text -> System.out.println("\n" + text + "\n"));
    }
}
