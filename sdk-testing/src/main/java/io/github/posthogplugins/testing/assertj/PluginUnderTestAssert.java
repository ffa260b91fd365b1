package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.testing.PluginUnderTest;
import java.util.List;
import java.util.function.Predicate;
import org.assertj.core.api.AbstractAssert;

/** Assertions about what a plugin left behind. */
public final class PluginUnderTestAssert extends AbstractAssert<PluginUnderTestAssert, PluginUnderTest> {

    PluginUnderTestAssert(PluginUnderTest actual) {
        super(actual, PluginUnderTestAssert.class);
    }

    /** Goes on with assertions about what the plugin left behind: logs, errors, captured events, jobs and webhooks, as JSON. */
    public JsonAssert json() {
        isNotNull();
        return new JsonAssert(actual, "What the plugin left behind", "").as(descriptionText());
    }

    /** Checks that what the plugin left behind: logs, errors, captured events, jobs and webhooks, is what it was when the snapshot of this test was taken. */
    public PluginUnderTestAssert matchesSnapshot() {
        json().matchesSnapshot();
        return this;
    }

    /** Checks the same with one of several snapshots of this test. */
    public PluginUnderTestAssert matchesSnapshot(String name) {
        json().matchesSnapshot(name);
        return this;
    }

    /** Checks that a line which the plugin wrote with {@code console} contains that text. */
    public PluginUnderTestAssert logged(String text) {
        isNotNull();
        return requireLog(entry -> entry.message().contains(text), text);
    }

    /** Checks that a line which the plugin wrote with {@code console} on that level contains that text. */
    public PluginUnderTestAssert logged(Level level, String text) {
        isNotNull();
        return requireLog(entry -> entry.level() == level && entry.message().contains(text), level + " " + text);
    }

    private PluginUnderTestAssert requireLog(Predicate<LogEntry> wanted, String shown) {
        if (console().stream().noneMatch(wanted)) {
            throw failure(
                    "Expecting plugin '%s' to have logged\n  %s\nbut it logged\n%s%s",
                    actual, shown, logLines(), errors());
        }
        return this;
    }

    /** Checks that the plugin wrote nothing with {@code console}. */
    public PluginUnderTestAssert loggedNothing() {
        isNotNull();
        if (!console().isEmpty()) {
            throw failure("Expecting plugin '%s' to have logged nothing, but it logged\n%s", actual, logLines());
        }
        return this;
    }

    private List<LogEntry> console() {
        return actual.logs().stream()
                .filter(entry -> entry.source() == Source.CONSOLE)
                .toList();
    }

    private String logLines() {
        return Described.lines(console().stream()
                .map(entry -> entry.level() + " " + entry.message())
                .toList());
    }

    /** Checks that nothing failed in the plugin, promises that nobody awaited included. */
    public PluginUnderTestAssert hasNoErrors() {
        isNotNull();
        if (!actual.errors().isEmpty()) {
            throw failure("Expecting plugin '%s' to have no errors, but it has\n%s", actual, errorLines());
        }
        return this;
    }

    /**
     * Checks that the plugin threw such an error.
     *
     * @param name the error's name, such as {@code TypeError}
     * @param text what its message contains
     */
    public PluginUnderTestAssert failedWith(String name, String text) {
        isNotNull();
        if (actual.errors().stream()
                .noneMatch(error -> name.equals(error.name()) && error.message().contains(text))) {
            throw failure(
                    "Expecting plugin '%s' to have failed with\n  %s: %s\nbut its errors are\n%s",
                    actual, name, text, errorLines());
        }
        return this;
    }

    private String errorLines() {
        List<PluginError> errors = actual.errors();
        return errors.isEmpty()
                ? "  (none)"
                : String.join("\n", errors.stream().map(Described::error).toList());
    }

    private String errors() {
        return actual.errors().isEmpty() ? "" : "\nand failed with\n" + errorLines();
    }

    /** Checks that the plugin sent an event of that name with {@code posthog.capture}. */
    public PluginUnderTestAssert captured(String eventName) {
        isNotNull();
        return requireName(
                "captured the event",
                eventName,
                actual.captured().stream().map(CapturedEvent::name).toList());
    }

    /** Checks that the plugin queued a job of that name. */
    public PluginUnderTestAssert queuedJob(String name) {
        isNotNull();
        return requireName(
                "queued the job",
                name,
                actual.queuedJobs().stream().map(QueuedJob::name).toList());
    }

    private PluginUnderTestAssert requireName(String did, String name, List<String> found) {
        if (!found.contains(name)) {
            throw failure(
                    "Expecting plugin '%s' to have %s\n  %s\nbut it has %s\n%s%s",
                    actual, did, name, did.split(" ")[0], Described.lines(found), errors());
        }
        return this;
    }

    /** Checks that the plugin is set up, and sets it up if that has not been done. */
    public PluginUnderTestAssert isReady() {
        isNotNull();
        Plugin.Status status = actual.setUp();
        if (status != Plugin.Status.READY) {
            throw failure("Expecting plugin '%s' to be READY, but it is\n  %s%s", actual, status, errors());
        }
        return this;
    }
}
