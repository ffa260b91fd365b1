package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.Plugin.Status;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When {@code setupPlugin} runs, and what follows when it fails (lifecycle.md §4).
 *
 * <p>Lazily, before the first hook; right after loading for plugins with jobs or scheduled tasks. A {@code RetryError}
 * is retried after 5, 10, 20 and 40 seconds, any other error disables the plugin. Different from PostHog's server, an
 * attempt is never made while another is waiting for its turn (quirks Q1 to Q4 and Q7): until then, the plugin is
 * passed over. On the server of 2021, set-up is a part of {@link Loading}, and {@link Reloading} what follows.
 */
final class Setup {

    private static final String SET_UP = "setupPlugin";
    private static final String TEAR_DOWN = "teardownPlugin";

    private final PluginSettings settings;
    private final PluginContext context;
    private final HookCaller hooks;
    private final Failures failures;
    private final Capabilities capabilities;
    private int attempts;
    private volatile Status status = Status.LOADED;
    private PluginClock.@Nullable Timer retry;

    Setup(
            PluginSettings settings,
            PluginContext context,
            HookCaller hooks,
            Failures failures,
            Capabilities capabilities) {
        this.settings = settings;
        this.context = context;
        this.hooks = hooks;
        this.failures = failures;
        this.capabilities = capabilities;
    }

    Status status() {
        return status;
    }

    /** Loading has ended well. */
    void loaded() {
        if (!capabilities.scheduledTasks().isEmpty() || !capabilities.jobs().isEmpty()) {
            ensure();
        }
        log(settings.profile().lifecycleLevel(), "Plugin loaded");
    }

    /** Sets the plugin up as a part of loading, and returns what went wrong, which nobody has recorded yet. */
    Optional<PluginError> whileLoading() {
        started(SET_UP);
        Settled settled = hooks.setUp(1, 1);
        if (settled.succeeded()) {
            status = Status.READY;
            return Optional.empty();
        }
        return Optional.of(error(settled));
    }

    private void started(String hook) {
        if (capabilities.has(hook)) {
            context.record().hookStarted(hook, null);
        }
    }

    private PluginError error(Settled settled) {
        return failures.of(settled, context, Origin.SETUP, null).in(SET_UP);
    }

    /** Sets the plugin up, unless that has been done, is waiting for a retry, or has failed for good. */
    void ensure() {
        if (status == Status.LOADED) {
            attempt();
        }
    }

    private void attempt() {
        attempts++;
        started(SET_UP);
        Settled settled = hooks.setUp(attempts, settings.profile().setupAttempts());
        if (settled.succeeded()) {
            status = Status.READY;
            log(Level.DEBUG, "setupPlugin succeeded");
            return;
        }
        PluginError error = error(settled);
        if (settled.isRetriable() && attempts < settings.profile().setupAttempts()) {
            retryAfter(error, settled);
        } else {
            status = Status.DISABLED;
            context.record().error(error);
            log(Level.ERROR, "setupPlugin failed with " + words(settled, error), ". Disabled the app!");
        }
    }

    private void retryAfter(PluginError error, Settled settled) {
        long seconds = settings.profile().firstSetupWait().toSeconds() << (attempts - 1);
        status = Status.RETRYING;
        retry = context.timers().schedule(Duration.ofSeconds(seconds), this::attempt);
        log(Level.ERROR, "setupPlugin failed with " + words(settled, error), ". Retrying in " + seconds + " s...");
    }

    /** The error's string form, which for a RetryError says which attempt it was. */
    private static String words(Settled settled, PluginError error) {
        String description = settled.description();
        String text = description == null ? null : JsonCodec.textOrNull(JsonCodec.read(description), "text");
        return text == null ? error.toString() : text;
    }

    /** Runs {@code teardownPlugin}, if set-up has succeeded. */
    void tearDown() {
        if (retry != null) {
            retry.cancel();
        }
        if (status != Status.READY) {
            return;
        }
        started(TEAR_DOWN);
        Settled settled = hooks.call("teardown");
        if (settled.succeeded()) {
            log(settings.profile().lifecycleLevel(), "Plugin unloaded");
        } else {
            context.record()
                    .error(failures.of(settled, context, Origin.HOOK, null).in(TEAR_DOWN));
            log(Level.ERROR, "Plugin failed to unload");
        }
        hooks.call("finishBackground");
    }

    private void log(Level level, String what) {
        log(level, what, ".");
    }

    private void log(Level level, String what, String end) {
        context.record().system(level, what + " (instance ID " + settings.instanceId() + ")" + end);
    }
}
