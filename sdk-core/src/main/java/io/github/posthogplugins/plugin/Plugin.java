package io.github.posthogplugins.plugin;

import io.github.posthogplugins.manifest.PublicJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A loaded plugin: one bundle with one config, in a JavaScript context of its own.
 *
 * <p>Made by a {@code PluginRuntime}, which closes it at the latest. A plugin runs on one thread at a time: calls from
 * several threads wait for each other.
 */
public interface Plugin extends AutoCloseable {

    /** Where a plugin is in its life. */
    enum Status {
        /** Loaded; {@code setupPlugin} runs before the first hook. */
        LOADED,
        /**
         * {@code setupPlugin} asked for a retry, or on the server of 2021 anything went wrong in loading or set-up; until it
         * succeeds, the plugin is passed over.
         */
        RETRYING,
        /** {@code setupPlugin} succeeded. */
        READY,
        /** Loading or {@code setupPlugin} failed for good; the plugin is passed over. */
        DISABLED,
        /** Closed. */
        CLOSED
    }

    /** Returns the plugin's name. */
    String name();

    /** Returns the id of the plugin's config, which tells plugins of one name apart. */
    int id();

    /** Returns what stands in marker properties: {@code <name> (<id>)}. */
    default String identifier() {
        return name() + " (" + id() + ")";
    }

    /** Returns where the plugin is in its life. */
    Status status();

    /** Returns what the plugin exports. */
    Capabilities capabilities();

    /**
     * Runs {@code setupPlugin} now, if it has not succeeded yet; else the first hook does.
     *
     * @return the status after it
     */
    Status setUp();

    /**
     * Runs a scheduled task ({@code runEveryMinute} …) now, whatever the time is; sets the plugin up before.
     *
     * @return the error that was recorded, if it failed or if there is no such task
     */
    Optional<PluginError> runTask(String name);

    /**
     * Runs a job now, whether or not one was queued; sets the plugin up before.
     *
     * <p>As on PostHog's server, a payload that JavaScript takes for false is left out, and a job that fails is not
     * tried again.
     *
     * @param payloadJson the payload as JSON
     * @return the error that was recorded, if it failed or if there is no such job
     */
    Optional<PluginError> runJob(String name, String payloadJson);

    /**
     * Returns the jobs that people can start from PostHog's user interface: those of {@code plugin.json}, and those that
     * PostHog adds to plugins which export events.
     */
    Map<String, PublicJob> publicJobs();

    /**
     * Queues a job as PostHog's API does when somebody starts it: a payload gets {@code $operation}, and {@code $job_id}
     * where the server gives one.
     *
     * @return what was queued, to be run now
     * @throws PublicJobException if the API would refuse the request
     * @throws IllegalArgumentException if the payload is no JSON object
     */
    QueuedJob triggerPublicJob(PublicJobRequest request);

    /**
     * Returns what the plugin keeps in {@code meta.global}, as far as JSON can say it: sets are lists and maps objects there,
     * functions are left out.
     *
     * @throws IllegalStateException if the plugin is closed or could not be loaded
     */
    Map<String, @Nullable Object> global();

    /** Returns the log, oldest entry first; of a long log, the newest {@value Journal#CAPACITY} entries. */
    List<LogEntry> logs();

    /** Returns the recorded errors, oldest first; of many, the newest {@value Journal#CAPACITY}. */
    List<PluginError> errors();

    /** Returns the events sent with {@code posthog.capture}, oldest first, as many as {@link #logs()}. */
    List<CapturedEvent> captured();

    /** Returns the jobs queued through {@code meta.jobs}, oldest first, as many as {@link #logs()}. */
    List<QueuedJob> queuedJobs();

    /** Returns the calls of {@code exportEvents}, oldest first, as many as {@link #logs()}; none if nobody observes the plugin. */
    List<ExportAttempt> exports();

    /**
     * Returns what {@code composeWebhook} composed, and what became of it, oldest first, as many as {@link #logs()}; events
     * for which it returned nothing are not among them.
     */
    List<Webhook> webhooks();

    /** Returns the promises that the plugin waited for until their time was over, oldest first, as many as {@link #logs()}. */
    List<AbandonedWait> abandonedWaits();

    /** Runs {@code teardownPlugin}, if set-up had succeeded, and frees the context; a second call does nothing. */
    @Override
    void close();
}
