package io.github.posthogplugins.testing.mutation;

import io.github.posthogplugins.testing.mutation.TestRuns.TestRun;
import io.github.posthogplugins.testing.probe.Patience;
import io.github.posthogplugins.testing.probe.ValueSite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
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
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);
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
        condition.negate(true);
        try {
            SilentStreams.during(() -> rerun.runUntilNoticed(runs));
        } finally {
            condition.negate(false);
        }
        return rerun;
    }

    /** Fast tests first, a few at a time: most conditions are missed soon. */
    private void runUntilNoticed(List<TestRun> runs) {
        List<TestRun> left =
                runs.stream().sorted(Comparator.comparing(TestRun::time)).toList();
        for (int some = 1; !left.isEmpty() && !isNoticed(); some *= 2) {
            int now = Math.min(some, left.size());
            run(left.subList(0, now));
            left = left.subList(now, left.size());
        }
    }

    private void run(List<TestRun> runs) {
        Patience.limitedTo(patience(runs));
        try {
            LauncherFactory.create(QUIET).execute(request(runs), this);
        } finally {
            endless |= Patience.unlimited();
        }
    }

    /** Much longer than before, but less than plugins may loop before the host ends that and goes on. */
    private static Duration patience(List<TestRun> runs) {
        Duration before = runs.stream().map(TestRun::time).reduce(Duration.ZERO, Duration::plus);
        Duration more = before.multipliedBy(TIMES_AS_LONG);
        return SHORTEST_PATIENCE.plus(before).plus(more.compareTo(LONGEST_DELAY) < 0 ? more : LONGEST_DELAY);
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
