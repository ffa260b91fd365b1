package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ExportAttempt;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.Webhook;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What plugins leave to be done later: jobs, exports, webhooks. */
final class QueueText {

    private QueueText() {}

    static String job(Instant now, QueuedJob job) {
        Duration wait = Duration.between(now, job.runAt());
        String when = wait.isZero() || wait.isNegative() ? "now" : "in " + Durations.words(wait);
        String payload = job.payloadJson().equals("null") ? "" : " with " + Lines.cut(job.payloadJson());
        return "queued job " + job.name() + " to run " + when + payload;
    }

    static List<String> export(ExportAttempt attempt) {
        List<String> lines = new ArrayList<>();
        lines.add("exported " + attempt.events().size() + " events: " + outcome(attempt));
        counts(attempt.events()).forEach((name, count) -> lines.add("    " + count + " × " + name));
        return lines;
    }

    private static String outcome(ExportAttempt attempt) {
        return switch (attempt.outcome()) {
            case DELIVERED -> "delivered";
            case TO_BE_RETRIED -> "to be retried after " + attempt.problem();
            case FAILED -> "failed with " + attempt.problem();
        };
    }

    private static Map<String, Long> counts(List<PluginEvent> events) {
        return events.stream()
                .map(PluginEvent::name)
                .collect(Collectors.groupingBy(Function.identity(), LinkedHashMap::new, Collectors.counting()));
    }

    static List<String> webhook(Webhook webhook) {
        String request = webhook.request()
                .map(sent -> sent.method() + " " + Lines.cut(sent.url()))
                .orElse("(not composed)");
        String problem =
                webhook.error() == null ? "" : ": " + Lines.cut(webhook.error().toString());
        return List.of("webhook " + request + " -> " + outcome(webhook) + problem);
    }

    private static String outcome(Webhook webhook) {
        String attempts = webhook.attempts().size() > 1
                ? " at attempt " + webhook.attempts().size()
                : "";
        return switch (webhook.outcome()) {
            case DELIVERED -> "delivered" + attempts;
            case WAITING ->
                "to be sent again after attempt " + webhook.attempts().size();
            case FAILED -> "failed" + attempts;
            case NOT_COMPOSED -> "composeWebhook threw";
        };
    }
}
