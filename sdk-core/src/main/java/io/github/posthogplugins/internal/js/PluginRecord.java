package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.AbandonedWait;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.ExportAttempt;
import io.github.posthogplugins.plugin.Journal;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.LogEntry.Source;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginActivity;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.PluginObserver;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.time.PluginClock;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** What a plugin leaves behind. */
final class PluginRecord {

    final Journal<LogEntry> logs = new Journal<>(entry -> entry.message().length());
    final Journal<PluginError> errors = new Journal<>(PluginRecord::length);
    final Journal<CapturedEvent> captured =
            new Journal<>(captured -> captured.event().toJson().length());
    final Journal<QueuedJob> jobs = new Journal<>(job -> job.payloadJson().length());
    /** Each as it stands at the moment. */
    final Journal<AtomicReference<Webhook>> webhooks =
            new Journal<>(webhook -> webhook.get().event().toJson().length());

    final Journal<ExportAttempt> exports = new Journal<>(PluginRecord::length);
    final Journal<AbandonedWait> abandonedWaits = new Journal<>();

    final JobQueue waitingJobs = new JobQueue();

    private final Plugin plugin;
    private final @Nullable PluginObserver observer;
    private final PluginClock clock;
    private final int teamId;
    private final ServerProfile profile;
    private final OptionalInt logLevel;
    private final ExecutionLimits limits;
    private final TimedUuids uuids;
    private volatile @Nullable StackCleaner stacks;
    private volatile AuthorsCode authorsCode = AuthorsCode.NONE;

    PluginRecord(Plugin plugin, PluginSettings settings) {
        this.plugin = plugin;
        this.observer = settings.observer();
        this.clock = settings.clock();
        this.teamId = settings.teamId();
        this.profile = settings.profile();
        this.logLevel = settings.logLevel();
        this.limits = settings.limits();
        this.uuids = new TimedUuids(new Chance(settings.extensions().random()));
    }

    private static long length(PluginError error) {
        long event = error.event() == null ? 0 : error.event().toJson().length();
        return event
                + error.message().length()
                + (error.stack() == null ? 0 : error.stack().length());
    }

    private static long length(ExportAttempt attempt) {
        return attempt.events().stream()
                .mapToLong(event -> event.toJson().length())
                .sum();
    }

    /** Tells whether somebody is told what the plugin does. */
    boolean isObserved() {
        return observer != null;
    }

    /** A hook begins; its name as authors know it. */
    void hookStarted(String hook, @Nullable PluginEvent event) {
        if (observer != null) {
            observer.observe(plugin, new PluginActivity.HookStarted(hook, event));
        }
    }

    private void tell(PluginActivity activity) {
        if (observer != null) {
            observer.observe(plugin, activity);
        }
    }

    void cleanStacksWith(StackCleaner cleaner) {
        stacks = cleaner;
    }

    /** Says in what code errors happen. */
    void readFrom(AuthorsCode code) {
        authorsCode = code;
    }

    AuthorsCode authorsCode() {
        return authorsCode;
    }

    @Nullable
    Object console(String level, String message) {
        log(Source.CONSOLE, Level.valueOf(level), message);
        return null;
    }

    void system(Level level, String message) {
        log(Source.SYSTEM, level, message);
    }

    /** A line that the guest side writes in the host's name. */
    @Nullable
    Object hostLog(String level, String message) {
        system(Level.valueOf(level), message);
        return null;
    }

    /** An error that the guest side found in a job of the host's own. */
    @Nullable
    Object hostError(String description) {
        error(describedError(description, Origin.HOOK, null));
        return null;
    }

    private void log(Source source, Level level, String message) {
        String storable = Surrogates.escaped(message);
        if (profile.keepsLog(logLevel, source, level) && storable.length() <= profile.longestLogMessage()) {
            LogEntry entry = new LogEntry(clock.instant(), source, level, storable);
            logs.add(entry);
            tell(new PluginActivity.Logged(entry));
        }
    }

    @Nullable
    Object unhandledRejection(String description) {
        error(describedError(description, Origin.UNHANDLED_REJECTION, null));
        return null;
    }

    /** As the server's processError: kept, and logged. */
    PluginError error(PluginError error) {
        errors.add(error);
        tell(new PluginActivity.Failed(error));
        String stack = profile.logsStacks() ? error.stack() : null;
        log(Source.PLUGIN, Level.ERROR, stack == null ? error.message() : stack);
        return error;
    }

    PluginError newError(
            String message, @Nullable String name, @Nullable String stack, Origin origin, @Nullable PluginEvent event) {
        return new PluginError(message, name, stack, clock.instant(), event, origin);
    }

    /** Keeps an error that belongs to no hook: code that ran on after its hook had ended. */
    void lostError(PluginContext context, PolyglotException thrown) {
        Value guestError = thrown.getGuestObject();
        error(
                guestError == null
                        ? newError(String.valueOf(thrown.getMessage()), "Error", null, Origin.UNHANDLED_REJECTION, null)
                        : describedError(context.describe(guestError), Origin.UNHANDLED_REJECTION, null));
    }

    /** Keeps a promise that was awaited in vain, and what else was awaited then, as the guest side calls them. */
    void abandonedWait(String caller, String others, Instant since, boolean hopeless) {
        String file = authorsCode.file();
        abandonedWaits.add(new AbandonedWait(
                AwaitPlaces.of(file, caller), AwaitPlaces.all(file, others), since, clock.instant(), hopeless));
    }

    /** Says that code which ran on after its hook had ended was ended. */
    void endlessBackground() {
        String message =
                "Code that a hook has left running in the background did not come to rest, and was stopped: it goes"
                        + " on as soon as it is answered, and on a virtual clock answers take no time. Let it wait in between, or"
                        + " give the answers a latency.";
        error(newError(message, "Error", null, Origin.UNHANDLED_REJECTION, null));
    }

    /** Reads what the guest side says of an error; null and undefined, which say nothing, get V8's words. */
    PluginError describedError(String description, Origin origin, @Nullable PluginEvent event) {
        JsonNode error = JsonCodec.read(description);
        String nullish = JsonCodec.textOrNull(error, "nullish");
        if (nullish != null) {
            String message = "Cannot read properties of " + nullish + " (reading 'message')";
            return newError(message, "TypeError", null, origin, event);
        }
        if (error.has("cutOff")) {
            return cutOff(error, origin, event);
        }
        String message = JsonCodec.textOrNull(error, "message");
        String stack = JsonCodec.textOrNull(error, "stack");
        return new PluginError(
                message == null ? "undefined" : message,
                JsonCodec.textOrNull(error, "name"),
                stack == null ? null : cleaned(stack),
                clock.instant(),
                event,
                origin);
    }

    /** The guest side has ended code that catches everything, by not letting it catch any more. */
    private PluginError cutOff(JsonNode error, Origin origin, @Nullable PluginEvent event) {
        String stack = String.valueOf(JsonCodec.textOrNull(error, "stack"));
        String frames = cleaned(stack).lines().skip(1).map(line -> "\n" + line).collect(Collectors.joining());
        String message = "script".equals(error.path("cutOff").asText())
                ? Interruptions.scriptMessage(limits)
                : Interruptions.message(limits.uninterrupted()) + StackCleaner.topmostPlace(frames);
        return newError(message, "Error", "Error: " + message + frames, origin, event);
    }

    String cleaned(String stack) {
        StackCleaner cleaner = stacks;
        return cleaner == null ? stack : cleaner.clean(stack);
    }

    @Nullable
    Object capture(String json) {
        ObjectNode event = (ObjectNode) JsonCodec.read(json);
        event.put("uuid", uuids.next(clock.instant()).toString());
        event.put("team_id", teamId);
        event.putNull("ip");
        event.putNull("site_url");
        CapturedEvent sent = new CapturedEvent(PluginEvent.fromJson(event.toString()));
        captured.add(sent);
        tell(new PluginActivity.Captured(sent));
        return null;
    }

    @Nullable
    Object job(String name, String payload, Instant runAt) {
        queue(name, payload, runAt);
        return null;
    }

    QueuedJob queue(String name, String payload, Instant runAt) {
        QueuedJob job = new QueuedJob(name, payload, runAt);
        jobs.add(job);
        tell(new PluginActivity.Queued(job));
        waitingJobs.add(job);
        return job;
    }

    void webhook(AtomicReference<Webhook> webhook) {
        webhooks.add(webhook);
    }

    void webhookChanged(Webhook webhook) {
        tell(new PluginActivity.WebhookChanged(webhook));
    }

    @Nullable
    Object exporting() {
        hookStarted("exportEvents", null);
        return null;
    }

    /** A batch was exported, or could not be: the events as a JSON array, and what was thrown. */
    @Nullable
    Object exported(String batchJson, String outcome, @Nullable String problem) {
        List<PluginEvent> events = StreamSupport.stream(
                        JsonCodec.read(batchJson).spliterator(), false)
                .map(event -> PluginEvent.fromJson(event.toString()))
                .toList();
        ExportAttempt attempt =
                new ExportAttempt(clock.instant(), events, ExportAttempt.Outcome.valueOf(outcome), problem);
        exports.add(attempt);
        tell(new PluginActivity.Exported(attempt));
        return null;
    }
}
