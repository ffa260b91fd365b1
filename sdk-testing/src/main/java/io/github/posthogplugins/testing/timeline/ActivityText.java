package io.github.posthogplugins.testing.timeline;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginActivity;
import io.github.posthogplugins.testing.timeline.Entry.Depth;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts what plugins do into words. */
final class ActivityText {

    private ActivityText() {}

    /** Returns a note of it, unless it says nothing that another note doesn't. */
    static Optional<Entry> entry(Instant at, Plugin plugin, PluginActivity activity) {
        return isWorthTelling(activity)
                ? Optional.of(new Entry(at, depth(activity), plugin.identifier(), lines(at, activity)))
                : Optional.empty();
    }

    /** The log entry of an error repeats the error, and those of the plugin's life repeat its hooks. */
    private static boolean isWorthTelling(PluginActivity activity) {
        return !(activity instanceof PluginActivity.Logged logged) || isOfPlugin(logged.entry());
    }

    private static boolean isOfPlugin(LogEntry entry) {
        return entry.source() == LogEntry.Source.CONSOLE
                || (entry.source() == LogEntry.Source.SYSTEM && entry.level().compareTo(LogEntry.Level.WARN) >= 0);
    }

    private static Depth depth(PluginActivity activity) {
        return activity instanceof PluginActivity.HookStarted ? Depth.HOOK : Depth.ACTIVITY;
    }

    private static Supplier<List<String>> lines(Instant at, PluginActivity activity) {
        if (activity instanceof PluginActivity.HookStarted started) {
            return () -> List.of(started.hook());
        }
        if (activity instanceof PluginActivity.Logged logged) {
            return () -> Lines.of(logged.entry().level() + " " + logged.entry().message());
        }
        if (activity instanceof PluginActivity.Failed failed) {
            return () -> ErrorText.lines(failed.error());
        }
        if (activity instanceof PluginActivity.Captured captured) {
            return () -> List.of("captured " + EventText.brief(captured.event().event()));
        }
        if (activity instanceof PluginActivity.Queued queued) {
            return () -> List.of(QueueText.job(at, queued.job()));
        }
        if (activity instanceof PluginActivity.Exported exported) {
            return () -> QueueText.export(exported.attempt());
        }
        return activity instanceof PluginActivity.WebhookChanged changed
                ? () -> QueueText.webhook(changed.webhook())
                : List::of;
    }
}
