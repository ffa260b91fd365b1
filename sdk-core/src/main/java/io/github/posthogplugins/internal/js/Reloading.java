package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.Plugin.Status;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What follows when a plugin can't be loaded (lifecycle.md §4): the server of 2021 tries again, whatever went wrong, after
 * 3, 6, 12 … seconds; later ones disable the plugin.
 */
final class Reloading {

    private final PluginSettings settings;
    private final PluginRecord record;
    private final Runnable whenDue;
    private int failures;
    private volatile boolean isDue;
    private volatile Status status = Status.DISABLED;
    private PluginClock.@Nullable Timer timer;

    /**
     * @param whenDue told, on the thread of the clock, that the next attempt is to be made
     */
    Reloading(PluginSettings settings, PluginRecord record, Runnable whenDue) {
        this.settings = settings;
        this.record = record;
        this.whenDue = whenDue;
    }

    /** Returns the status of a plugin that has not been loaded. */
    Status status() {
        return status;
    }

    /** Records why an attempt failed, and plans the next one if there is to be one. */
    void failed(LoadingException failure) {
        failures++;
        if (failure.isFinal() || !settings.profile().retriesEverySetupError()) {
            status = Status.DISABLED;
            record.error(failure.error());
            return;
        }
        logFailure(failure.error());
        if (failures < settings.profile().setupAttempts()) {
            plan();
        } else {
            status = Status.DISABLED;
            log("Disabling it due to too many retries – tried to load it " + failures + " times before giving up.");
        }
    }

    /** The server logs the message itself, and once more when it records the error. */
    private void logFailure(PluginError error) {
        record.system(Level.ERROR, error.message());
        record.error(error);
    }

    private void plan() {
        Duration wait = settings.profile().firstSetupWait().multipliedBy(1L << (failures - 1));
        status = Status.RETRYING;
        timer = settings.clock().schedule(wait, this::due);
        log("Retrying in " + wait.toSeconds() + " s.");
    }

    private void log(String whatNext) {
        record.system(Level.ERROR, "Plugin failed to load (instance ID " + settings.instanceId() + "). " + whatNext);
    }

    private void due() {
        isDue = true;
        whenDue.run();
    }

    /** Tells whether an attempt is to be made now; only the first who asks is told so. */
    boolean takeDue() {
        boolean wasDue = isDue;
        isDue = false;
        return wasDue;
    }

    /** Makes no more attempts. */
    void cancel() {
        isDue = false;
        if (timer != null) {
            timer.cancel();
        }
    }
}
