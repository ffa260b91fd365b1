package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.testing.PluginUnderTest;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.assertj.core.api.ListAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what a plugin left behind.
 *
 * <p>Verbs check the plugin, nouns go on to something else:
 *
 * <pre>{@code
 * assertThat(plugin).isReady().captured("greeted").logged("hello");
 * assertThat(plugin).capturedEvent("greeted").hasProperty("name", "you");
 * assertThat(plugin).job("sweep").hasPayload("{}").isDueIn(Duration.ofMinutes(5));
 * }</pre>
 */
public class PluginUnderTestAssert extends PluginAssert<PluginUnderTestAssert, PluginUnderTest> {

    /** Begins assertions about this plugin. */
    public PluginUnderTestAssert(PluginUnderTest actual) {
        super(actual, PluginUnderTestAssert.class);
    }

    /** Goes on with assertions about what the plugin left behind: logs, errors, captured events, jobs and webhooks, as JSON. */
    public JsonAssert json() {
        return goOnToJson().about("What the plugin left behind", "");
    }

    /** Checks that what the plugin left behind is what it was when the snapshot of this test was taken. */
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
        if (left().console().stream().noneMatch(wanted)) {
            throw failure(
                    "Expecting plugin '%s' to have logged\n  %s\nbut it logged\n%s%s",
                    actual, shown, left().consoleLines(), left().remark());
        }
        return this;
    }

    /** Checks that the plugin wrote nothing with {@code console}. */
    public PluginUnderTestAssert loggedNothing() {
        return requireNone("logged nothing, but it logged", left().console(), left().consoleLines());
    }

    private LeftBehind left() {
        isNotNull();
        return new LeftBehind(actual);
    }

    /** Goes on to what the plugin wrote with {@code console}. */
    public LogsAssert logs() {
        return goOn(LogsAssert.class, listType(), LogsAssert::new, () -> left().console());
    }

    /** Checks that nothing failed in the plugin, promises that nobody awaited included. */
    public PluginUnderTestAssert hasNoErrors() {
        return requireNone("no errors, but it has", errorList(), left().errorLines());
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
                    actual, name, text, left().errorLines());
        }
        return this;
    }

    /** Goes on to the errors that PostHog would have recorded. */
    public PluginErrorsAssert errors() {
        return goOn(PluginErrorsAssert.class, listType(), PluginErrorsAssert::new, this::errorList);
    }

    private List<PluginError> errorList() {
        isNotNull();
        return actual.errors();
    }

    // ---- captured events ----

    /** Checks that the plugin sent an event of that name with {@code posthog.capture}. */
    public PluginUnderTestAssert captured(String eventName) {
        isNotNull();
        return requireName("captured the event", eventName, left().capturedNames());
    }

    /** Checks that the plugin sent nothing with {@code posthog.capture}. */
    public PluginUnderTestAssert capturedNothing() {
        List<String> names = left().capturedNames();
        return requireNone("captured nothing, but it has captured", names, Described.lines(names));
    }

    /** Checks that the plugin sent events of these names with {@code posthog.capture}, in this order, and no others. */
    public PluginUnderTestAssert capturedOnly(String... eventNames) {
        List<String> names = left().capturedNames();
        if (!names.equals(List.of(eventNames))) {
            throw failure(
                    "Expecting plugin '%s' to have captured, in this order and nothing else\n%s\n"
                            + "but it has captured\n%s%s",
                    actual, Described.lines(List.of(eventNames)), Described.lines(names), left().remark());
        }
        return this;
    }

    /** Goes on to the last event of that name that the plugin sent with {@code posthog.capture}. */
    public PluginEventAssert capturedEvent(String name) {
        return goOn(PluginEventAssert.class, PluginEvent.class, PluginEventAssert::new, () -> lastCaptured(name));
    }

    private PluginEvent lastCaptured(String name) {
        captured(name);
        return actual.captured().stream()
                .filter(captured -> captured.name().equals(name))
                .reduce((earlier, later) -> later)
                .orElseThrow()
                .event();
    }

    /** Goes on with AssertJ's assertions about the events that the plugin sent with {@code posthog.capture}. */
    public ListAssert<PluginEvent> capturedEvents() {
        isNotNull();
        return goOnToList(actual.captured().stream().map(CapturedEvent::event).toList());
    }

    // ---- jobs, tasks, exports ----

    /** Checks that the plugin queued a job of that name. */
    public PluginUnderTestAssert queuedJob(String name) {
        isNotNull();
        return requireName("queued the job", name, left().jobNames());
    }

    /** Checks that the plugin queued no jobs. */
    public PluginUnderTestAssert queuedNoJobs() {
        List<String> names = left().jobNames();
        return requireNone("queued no jobs, but it has queued", names, Described.lines(names));
    }

    /** Goes on to the last job of that name that the plugin queued, whether or not it has run. */
    public QueuedJobAssert job(String name) {
        return goOn(QueuedJobAssert.class, QueuedJobAssert.Seen.class, QueuedJobAssert::new, () -> lastJob(name));
    }

    private QueuedJobAssert.Seen lastJob(String name) {
        queuedJob(name);
        QueuedJob last = actual.queuedJobs().stream()
                .filter(job -> job.name().equals(name))
                .reduce((earlier, later) -> later)
                .orElseThrow();
        return new QueuedJobAssert.Seen(last, actual.now());
    }

    /** Checks that the plugin exports that scheduled task: {@code runEveryMinute}, {@code runEveryHour}, {@code runEveryDay}. */
    public PluginUnderTestAssert hasTask(String name) {
        isNotNull();
        return requireExport(
                "scheduled task", name, actual.plugin().capabilities().scheduledTasks());
    }

    /** Checks that the plugin exports that job. */
    public PluginUnderTestAssert hasJob(String name) {
        isNotNull();
        return requireExport("job", name, actual.plugin().capabilities().jobs());
    }

    /** Checks that the plugin exports that hook, such as {@code onEvent}. */
    public PluginUnderTestAssert hasHook(String name) {
        isNotNull();
        return requireExport("hook", name, actual.plugin().capabilities().methods());
    }

    private PluginUnderTestAssert requireExport(String kind, String name, List<String> exported) {
        if (!exported.contains(name)) {
            throw failure(
                    "Expecting plugin '%s' to export the %s\n  %s\nbut it exports only\n%s",
                    actual, kind, name, Described.names(exported, name));
        }
        return this;
    }

    /** Goes on to the calls of {@code exportEvents}. */
    public ExportsAssert exports() {
        return goOn(ExportsAssert.class, listType(), ExportsAssert::new, () -> {
            isNotNull();
            return actual.exports();
        });
    }

    // ---- what it keeps ----

    /** Goes on to what is in {@code meta.storage}. */
    public StoredValuesAssert storage() {
        return kept(() -> actual.storage().asMap());
    }

    /** Goes on to what is in {@code meta.cache} and has not expired. */
    public StoredValuesAssert cache() {
        return kept(() -> actual.cache().asMap());
    }

    /** Goes on to what is in {@code meta.global}. */
    public StoredValuesAssert global() {
        return kept(() -> actual.global().asMap());
    }

    private StoredValuesAssert kept(Supplier<Map<String, @Nullable Object>> values) {
        return goOn(StoredValuesAssert.class, mapType(), StoredValuesAssert::new, () -> {
            isNotNull();
            return values.get();
        });
    }

    // ---- webhooks ----

    /** Checks that {@code composeWebhook} composed nothing. */
    public PluginUnderTestAssert composedNoWebhook() {
        return requireNone("composed no webhook, but it has composed", webhookList(), left().webhookLines());
    }

    /** Checks that {@code composeWebhook} composed one webhook, and goes on to it. */
    public WebhookAssert webhook() {
        return goOn(WebhookAssert.class, Webhook.class, WebhookAssert::new, this::onlyWebhook);
    }

    private Webhook onlyWebhook() {
        List<Webhook> webhooks = webhookList();
        if (webhooks.size() != 1) {
            throw failure(
                    "Expecting plugin '%s' to have composed one webhook, but it has composed %s\n%s%s",
                    actual, webhooks.size(), left().webhookLines(), left().remark());
        }
        return webhooks.get(0);
    }

    /** Goes on with AssertJ's assertions about all webhooks. */
    public ListAssert<Webhook> webhooks() {
        return goOnToList(webhookList());
    }

    private List<Webhook> webhookList() {
        isNotNull();
        return actual.webhooks();
    }

    private PluginUnderTestAssert requireNone(String nothing, List<?> found, String lines) {
        if (!found.isEmpty()) {
            throw failure("Expecting plugin '%s' to have %s\n%s", actual, nothing, lines);
        }
        return this;
    }

    private PluginUnderTestAssert requireName(String did, String name, List<String> found) {
        if (!found.contains(name)) {
            throw failure(
                    "Expecting plugin '%s' to have %s\n  %s\nbut it has %s\n%s%s",
                    actual,
                    did,
                    name,
                    did.split(" ")[0],
                    Described.lines(found),
                    left().remark() + Described.meant(name, found));
        }
        return this;
    }

    /** Checks that the plugin is set up, and sets it up if that has not been done. */
    public PluginUnderTestAssert isReady() {
        isNotNull();
        Plugin.Status status = actual.setUp();
        if (status != Plugin.Status.READY) {
            throw failure("Expecting plugin '%s' to be READY, but it is\n  %s%s", actual, status, left().remark());
        }
        return this;
    }
}
