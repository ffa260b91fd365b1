package io.github.posthogplugins.plugin;

import io.github.posthogplugins.event.PluginEvent;
import org.jspecify.annotations.Nullable;

/** Something that a plugin does, or that happens to it, as a {@link PluginObserver} is told. */
public sealed interface PluginActivity {

    /**
     * A hook begins.
     *
     * @param hook its name, such as {@code processEvent}, that of a scheduled task, or {@code job} and a name
     * @param event the event that it is given, null if it takes none
     */
    record HookStarted(String hook, @Nullable PluginEvent event) implements PluginActivity {}

    /** A line was written to the log. */
    record Logged(LogEntry entry) implements PluginActivity {}

    /** An error was recorded; the log entry about it follows. */
    record Failed(PluginError error) implements PluginActivity {}

    /** An event was sent with {@code posthog.capture}. */
    record Captured(CapturedEvent event) implements PluginActivity {}

    /** A job was queued. */
    record Queued(QueuedJob job) implements PluginActivity {}

    /** An attempt to export a batch has ended. */
    record Exported(ExportAttempt attempt) implements PluginActivity {}

    /** A webhook was composed or sent, or could not be. */
    record WebhookChanged(Webhook webhook) implements PluginActivity {}
}
