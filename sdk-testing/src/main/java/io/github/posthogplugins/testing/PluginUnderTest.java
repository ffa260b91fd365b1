package io.github.posthogplugins.testing;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ExportAttempt;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.runtime.PluginSpec;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plugin that a test is about: configured first, loaded when it is first used.
 *
 * <pre>{@code
 * plugin.configure("name", "you");
 * ChainResult result = plugin.process(TestEvents.pageview());
 * }</pre>
 *
 * <p>Values that are not set have the defaults of {@code plugin.json}, as in PostHog's form. What the form would refuse
 * fails the test with an {@link io.github.posthogplugins.plugin.InvalidConfigException InvalidConfigException}.
 *
 * <p>Whatever asks for more than the config loads the plugin if need be. Loading fails with an
 * {@link io.github.posthogplugins.validation.InvalidBundleException InvalidBundleException} if the files are none of a
 * plugin, and with a {@link io.github.posthogplugins.plugin.PluginLoadException PluginLoadException} if the source
 * can't be run.
 */
public final class PluginUnderTest {

    private final PluginTestEnvironment environment;
    private final Supplier<PluginBundle> source;
    private final PluginGlobal global = new PluginGlobal(this);
    private Consumer<PluginUnderTest> start = plugin -> {};
    private PluginConfig config = PluginConfig.empty();
    private OptionalInt id = OptionalInt.empty();
    private boolean checked = true;
    private boolean mayGetStuck;
    private @Nullable PluginBundle bundle;
    private @Nullable LoadedPlugin loaded;

    PluginUnderTest(PluginTestEnvironment environment, Supplier<PluginBundle> source) {
        this.environment = environment;
        this.source = source;
    }

    /**
     * Sets a config value.
     *
     * @param key the key in the config schema
     * @param value the value; a string for every type that PostHog's form offers
     * @throws IllegalStateException if the plugin is loaded already
     */
    public PluginUnderTest configure(String key, @Nullable Object value) {
        requireNotLoaded("configure(\"" + key + "\", …)");
        config = config.with(key, value);
        return this;
    }

    /**
     * Sets all values of a config and attaches its files, such as of one that a class made by {@code posthog:types} makes:
     * {@code plugin.configure(new HelloWorldConfig().name("you").build())}.
     *
     * @throws IllegalStateException if the plugin is loaded already
     */
    public PluginUnderTest configure(PluginConfig values) {
        values.values().forEach(this::configure);
        values.attachments().forEach(this::attach);
        return this;
    }

    /**
     * Attaches a file.
     *
     * @throws IllegalStateException if the plugin is loaded already
     * @throws java.io.UncheckedIOException if the file can't be read
     */
    public PluginUnderTest attach(String key, Path file) {
        return attach(key, Attachment.ofFile(file));
    }

    /**
     * Attaches a text as if it were a file of that name.
     *
     * @throws IllegalStateException if the plugin is loaded already
     */
    public PluginUnderTest attach(String key, String fileName, String text) {
        return attach(key, Attachment.ofText(fileName, text));
    }

    private PluginUnderTest attach(String key, Attachment attachment) {
        requireNotLoaded("attach(\"" + key + "\", …)");
        config = config.withAttachment(key, attachment);
        return this;
    }

    /**
     * Lets the config be what PostHog's form would refuse but its API accepts: required values that are missing, keys
     * that {@code plugin.json} does not declare, values of another type.
     *
     * @throws IllegalStateException if the plugin is loaded already
     */
    public PluginUnderTest allowInvalidConfig() {
        requireNotLoaded("allowInvalidConfig()");
        checked = false;
        return this;
    }

    /**
     * Lets the plugin wait for promises that nothing can settle; else that fails the test at its end. PostHog gives such a
     * promise up after 30 seconds, which is what happens here too, in no time.
     */
    public PluginUnderTest allowStuckPromises() {
        mayGetStuck = true;
        return this;
    }

    /** Gives the plugin what it starts with, now and whenever it is {@link #reset()}. */
    PluginUnderTest startWith(Consumer<PluginUnderTest> start) {
        this.start = start;
        start.accept(this);
        return this;
    }

    private void requireNotLoaded(String call) {
        requireNotLoaded(call, "a running plugin does not notice changes of its config");
    }

    void requireNotLoaded(String call, String reason) {
        if (loaded != null) {
            throw new IllegalStateException("Plugin '" + loaded.plugin().identifier() + "' is loaded already, and "
                    + reason + ".\nMove " + call + " in front of the first use of the plugin in this test.");
        }
    }

    /** Returns what {@code meta.storage} holds; empty at first. */
    public PluginStorage storage() {
        return environment.stores().storageOf(id());
    }

    /** Returns what {@code meta.cache} holds; empty at first. */
    public PluginCache cache() {
        return environment.stores().cacheOf(id());
    }

    /** Returns what {@code meta.global} holds; empty at first. */
    public PluginGlobal global() {
        return global;
    }

    /** The id is given when it is first needed: what is stored before the plugin is loaded belongs to it. */
    private int id() {
        if (id.isEmpty()) {
            id = OptionalInt.of(environment.nextId());
        }
        return id.getAsInt();
    }

    /**
     * Starts anew: closes the plugin and forgets its config, what it has stored, logged and done. What the test class says
     * of the plugin is set again.
     *
     * <p>For environments that several tests share.
     */
    public PluginUnderTest reset() {
        if (loaded != null) {
            loaded.plugin().close();
        }
        loaded = null;
        config = PluginConfig.empty();
        checked = true;
        storage().clear();
        cache().clear();
        global.clear();
        return startWith(start);
    }

    /**
     * Sends an event through {@code processEvent} and, unless it is dropped, what is left of it to {@code onEvent};
     * sets the plugin up before, if that has not been done.
     *
     * @throws AssertionError if {@code setupPlugin} failed for good and the test has not called {@link #setUp()} itself
     */
    public ChainResult process(PluginEvent event) {
        return loaded().process(event);
    }

    /**
     * Sends an event through {@code processEvent} only.
     *
     * @throws AssertionError as {@link #process}
     */
    public ChainResult processEvent(PluginEvent event) {
        return loaded().processEvent(event);
    }

    /**
     * Hands an event to {@code onEvent} only, in the form that PostHog's ingestion gives it.
     *
     * @throws AssertionError as {@link #process}
     */
    public void onEvent(PluginEvent event) {
        loaded().onEvent(event);
    }

    /**
     * Runs a scheduled task ({@code runEveryMinute} …) now; moving the clock runs it when it is due.
     *
     * <p>An error is not thrown, since PostHog only records it: {@code assertThat(plugin).hasNoErrors()} checks that there
     * is none.
     *
     * @return the error that PostHog would have recorded, if it failed or if there is no such task
     * @throws AssertionError as {@link #process}
     */
    public Optional<PluginError> runTask(String name) {
        return loaded().ready().runTask(name);
    }

    /**
     * Runs a job now, whether or not the plugin has queued one; moving the clock runs queued ones when they are due.
     *
     * @param payloadJson the payload as JSON, {@code null} (the JSON word) for none
     * @return the error that PostHog would have recorded, if it failed or if there is no such job
     * @throws AssertionError as {@link #process}
     */
    public Optional<PluginError> runJob(String name, String payloadJson) {
        return loaded().ready().runJob(name, payloadJson);
    }

    /**
     * Runs {@code setupPlugin} now; from then on, its failure is for the test to look at.
     *
     * @return {@code READY}, {@code RETRYING} after a {@code RetryError}, or {@code DISABLED}
     */
    public Plugin.Status setUp() {
        return loaded().setUp();
    }

    /** Returns what the plugin and the host wrote to the plugin's log, oldest first. */
    public List<LogEntry> logs() {
        return plugin().logs();
    }

    /** Returns the errors that PostHog would have recorded, oldest first. */
    public List<PluginError> errors() {
        return plugin().errors();
    }

    /** Returns the events that the plugin sent with {@code posthog.capture}, oldest first, as PostHog would take them in. */
    public List<CapturedEvent> captured() {
        return plugin().captured();
    }

    /** Returns the jobs that the plugin queued, oldest first. */
    public List<QueuedJob> queuedJobs() {
        return plugin().queuedJobs();
    }

    /** Returns what {@code composeWebhook} composed, and what became of it, oldest first. */
    public List<Webhook> webhooks() {
        return plugin().webhooks();
    }

    /** Returns the calls of {@code exportEvents} and what came of them, oldest first. */
    public List<ExportAttempt> exports() {
        return plugin().exports();
    }

    /** Returns what time it is on the plugin's clock. */
    public Instant now() {
        return environment.clock().instant();
    }

    /** Returns the plugin's name, without loading it. */
    public String name() {
        return bundle().name();
    }

    /** Returns the loaded plugin. */
    public Plugin plugin() {
        return loaded().plugin();
    }

    private LoadedPlugin loaded() {
        if (loaded == null) {
            loaded = load();
        }
        return loaded;
    }

    private LoadedPlugin load() {
        PluginConfig effective = checked ? FormRules.apply(bundle(), config) : FormRules.withDefaults(bundle(), config);
        PluginSpec spec =
                PluginSpec.of(bundle()).withConfig(effective).withId(id()).withGlobal(global.given());
        return LoadedPlugin.load(environment, bundle(), effective, checked ? spec : spec.unchecked());
    }

    boolean isLoaded() {
        return loaded != null;
    }

    /** Returns what the plugin sees, or would see, in {@code meta.config} and {@code meta.attachments}. */
    public PluginConfig config() {
        return FormRules.withDefaults(bundle(), config);
    }

    /** Returns the plugin's files, without loading it. */
    public PluginBundle bundle() {
        if (bundle == null) {
            bundle = source.get();
        }
        return bundle;
    }

    /** What {@link PluginTestEnvironment#verify()} has against this plugin. */
    List<String> findings() {
        return loaded == null
                ? List.of()
                : Stream.concat(loaded.failures(), mayGetStuck ? Stream.empty() : loaded.stuckPromises())
                        .toList();
    }

    @Override
    public String toString() {
        return loaded == null
                ? "plugin that is not loaded yet"
                : loaded.plugin().identifier();
    }
}
