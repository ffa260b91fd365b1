package io.github.posthogplugins.testing;

import io.github.posthogplugins.testing.timeline.Timeline;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/** Adds what happened to a failing test: for people to the failure, for machines to the report of the run. */
final class FailureReport {

    private FailureReport() {}

    /** A test whose assumption does not hold has not failed. */
    static void add(ExtensionContext context, Timeline timeline, Throwable failure) {
        if (!(failure instanceof TestAbortedException)) {
            timeline.explain(failure);
            publish(context, timeline);
        }
    }

    private static void publish(ExtensionContext context, Timeline timeline) {
        Map<String, String> entries = new LinkedHashMap<>();
        if (!timeline.text().isEmpty()) {
            entries.put("posthog.timeline", timeline.text());
        }
        timeline.lastInput().ifPresent(event -> entries.put("posthog.event", event));
        if (!entries.isEmpty()) {
            context.publishReportEntry(entries);
        }
    }
}
