package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.List;

/** What a plugin left behind, as failure messages show it. */
record LeftBehind(PluginUnderTest plugin) {

    /** What it wrote with {@code console}. */
    List<LogEntry> console() {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == Source.CONSOLE)
                .toList();
    }

    String consoleLines() {
        return Described.lines(console().stream()
                .map(entry -> entry.level() + " " + entry.message())
                .toList());
    }

    List<String> capturedNames() {
        return plugin.captured().stream().map(CapturedEvent::name).toList();
    }

    List<String> jobNames() {
        return plugin.queuedJobs().stream().map(QueuedJob::name).toList();
    }

    String webhookLines() {
        return Described.lines(
                plugin.webhooks().stream().map(LeftBehind::webhookLine).toList());
    }

    private static String webhookLine(Webhook webhook) {
        return webhook.request()
                        .map(request -> request.method() + " " + request.url())
                        .orElse("(not composed)")
                + ": " + webhook.outcome();
    }

    String errorLines() {
        return plugin.errors().isEmpty() ? "  (none)" : PluginErrorText.of(plugin.errors());
    }

    /** What went wrong, for messages about something else: it may be the reason. */
    String remark() {
        return plugin.errors().isEmpty() ? "" : "\nand failed with\n" + errorLines();
    }
}
