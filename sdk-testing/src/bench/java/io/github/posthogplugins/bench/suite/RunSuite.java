package io.github.posthogplugins.bench.suite;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the suite as a build's test JVM does, and ends with status 1 unless all ten tests pass. */
final class RunSuite {

    private static final int TESTS = 10;

    private RunSuite() {}

    public static void main(String[] args) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectClass(SuiteOfTen.class))
                .build();
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        LauncherFactory.create().execute(request, listener);
        if (listener.getSummary().getTestsSucceededCount() != TESTS) {
            listener.getSummary().printFailuresTo(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
            System.exit(1);
        }
    }
}
