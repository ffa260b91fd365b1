package io.github.posthogplugins.testing.mutation;

import io.github.posthogplugins.testing.mutation.TestRuns.TestRun;
import io.github.posthogplugins.testing.probe.Patience;
import io.github.posthogplugins.testing.probe.ValueSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.discovery.UniqueIdSelector;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The tests that run a condition, once more, while it is negated. */
final class Rerun implements TestExecutionListener {

    private static final Duration SHORTEST_PATIENCE = Duration.ofSeconds(2);
    private static final int TIMES_AS_LONG = 10;

    /** Nobody but us is to hear of these runs. */
    private static final LauncherConfig QUIET = LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false)
            .enableLauncherSessionListenerAutoRegistration(false)
            .build();

    private final List<String> noticed = Collections.synchronizedList(new ArrayList<>());

    private boolean endless;

    private Rerun() {}

    static Rerun negating(ValueSite condition, List<TestRun> runs) {
        Rerun rerun = new Rerun();
        if (!runs.isEmpty()) {
            rerun.negate(condition, runs);
        }
        return rerun;
    }

    private void negate(ValueSite condition, List<TestRun> runs) {
        condition.negate(true);
        Patience.limitedTo(patience(runs));
        try {
            SilentStreams.during(() -> LauncherFactory.create(QUIET).execute(request(runs), this));
        } finally {
            condition.negate(false);
            endless = Patience.unlimited();
        }
    }

    private static Duration patience(List<TestRun> runs) {
        return runs.stream()
                .map(TestRun::time)
                .reduce(SHORTEST_PATIENCE, (sum, time) -> sum.plus(time.multipliedBy(TIMES_AS_LONG)));
    }

    private static LauncherDiscoveryRequest request(List<TestRun> runs) {
        List<UniqueIdSelector> selectors = runs.stream()
                .map(run -> DiscoverySelectors.selectUniqueId(run.test().getUniqueId()))
                .toList();
        return LauncherDiscoveryRequestBuilder.request().selectors(selectors).build();
    }

    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
        if (result.getStatus() == Status.FAILED) {
            noticed.add(TestName.of(test));
        }
    }

    /** Tells whether a test fails now, or the plugin does not come to an end. */
    boolean isNoticed() {
        return endless || !noticed.isEmpty();
    }

    /** Returns the tests that fail now. */
    List<String> noticed() {
        return List.copyOf(noticed);
    }
}
