package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.manifest.PublicJob;
import io.github.posthogplugins.plugin.AbandonedWait;
import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.ExportAttempt;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.PublicJobRequest;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.Webhook;
import io.github.posthogplugins.plugin.WebhookDelivery;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A plugin in its context, which it owns.
 *
 * <p>Whoever enters takes the plugin's lock, so that one thread at a time is inside. A plugin that could not be loaded
 * has no context; it stays, disabled, and remembers why.
 */
public final class JsPlugin implements Plugin {

    private static final AtomicLong COUNTER = new AtomicLong();

    private final long number = COUNTER.incrementAndGet();
    private final PluginSettings settings;
    private final String identifier;
    private final PluginRecord record;
    private final Loading loading;
    private final Reloading reloading;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Capabilities capabilities = Capabilities.NONE;
    private volatile @Nullable RunningPlugin running;
    private volatile boolean closed;
    private volatile Executor background = task -> {};
    private volatile Runnable whenLoaded = () -> {};
    private volatile Runnable whenClosed = () -> {};

    JsPlugin(PluginSettings settings, SourceTransformer transformer, Object wakeUp) {
        this.settings = settings;
        this.identifier = Plugin.super.identifier();
        this.record = new PluginRecord(this, settings);
        this.reloading = new Reloading(settings, record, this::posted);
        Waiting waiting =
                new Waiting(wakeUp, settings.clock(), settings.limits().task());
        this.loading = new Loading(settings, record, waiting, transformer, () -> new EventLoop(wakeUp, this::posted));
    }

    // ---- loading ----

    /** Makes the first attempt; what goes wrong is recorded, and leaves the plugin disabled or to be loaded later. */
    void load() {
        lock.lock();
        try {
            attemptToLoad();
        } finally {
            lock.unlock();
        }
    }

    private void attemptToLoad() {
        try {
            RunningPlugin loaded = loading.attempt();
            capabilities = loaded.capabilities();
            running = loaded;
            whenLoaded.run();
        } catch (LoadingException failed) {
            reloading.failed(failed);
        }
    }

    /** Loads the plugin if the next attempt at it is due. */
    private void loadIfDue() {
        if (running == null && !closed && reloading.takeDue()) {
            attemptToLoad();
        }
    }

    // ---- life ----

    /**
     * Once set-up has been tried, does not wait for who is inside, and who will run what is ready: a chain that holds one
     * plugin asks after the next, and two chains may go opposite ways.
     */
    @Override
    public Status setUp() {
        if (status() == Status.LOADED) {
            lock.lock();
        } else if (!lock.tryLock()) {
            return status();
        }
        try {
            loadIfDue();
            if (running != null) {
                running.hooks().runReady();
                running.setup().ensure();
            }
            return status();
        } finally {
            leave();
        }
    }

    /** Takes no lock: a chain that holds one plugin asks after the next, and two chains may go opposite ways. */
    @Override
    public Status status() {
        if (closed) {
            return Status.CLOSED;
        }
        RunningPlugin now = running;
        return now == null ? reloading.status() : now.setup().status();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            reloading.cancel();
            if (running != null) {
                running.setup().tearDown();
                running.context().close();
                running = null;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        whenClosed.run();
    }

    /** Says who is told when the plugin has been closed; nobody at first. */
    public void whenClosed(Runnable listener) {
        whenClosed = listener;
    }

    /** Tells whether the runtime of that id has loaded the plugin. */
    public boolean isOf(String instanceId) {
        return settings.instanceId().equals(instanceId);
    }

    /**
     * On a virtual clock, what is due runs on the thread that moves the clock; else in the background, or if there is none,
     * by whoever enters next.
     */
    private void posted() {
        if (settings.clock().isVirtual()) {
            runPosted();
        } else {
            background.execute(this::runPostedInTurn);
        }
    }

    /** Says who runs what is due on the real clock while nobody is inside; nobody at first. */
    public void workInBackground(Executor background) {
        this.background = background;
    }

    /** Says what is to happen when a later attempt at loading succeeds. */
    public void whenLoaded(Runnable action) {
        whenLoaded = action;
    }

    private void runPosted() {
        if (!lock.isHeldByCurrentThread() && lock.tryLock()) {
            runPostedAndUnlock();
        }
    }

    /** Waits for whoever is inside, who may have looked for the last time. */
    private void runPostedInTurn() {
        lock.lock();
        runPostedAndUnlock();
    }

    private void runPostedAndUnlock() {
        try {
            loadIfDue();
            if (running != null) {
                running.runPosted();
            }
        } finally {
            leave();
        }
    }

    // ---- hooks ----

    /** Tells whether the plugin can be asked for that hook now: it is set up, and exports it. */
    public boolean offers(String hook) {
        return setUp() == Status.READY && capabilities().has(hook);
    }

    /**
     * Gives the plugin an event and holds the plugin until the returned member is closed.
     *
     * @param event the event, perhaps as another member {@linkplain ChainMember#handOver() handed it over}
     * @param teamId the {@code team_id} that the event entered the chain with as JSON, null if it had none
     * @param isOfTeam whether the event is known to have that team
     */
    public ChainMember enter(TravellingEvent event, @Nullable String teamId, boolean isOfTeam) {
        lock.lock();
        try {
            return new EventVisit(existing(), event, teamId, isOfTeam, this::leave);
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    /** Does the same with an event whose members are watched. */
    public WatchedMember enterWatched(TravellingEvent event, @Nullable String teamId) {
        lock.lock();
        try {
            return new WatchedVisit(existing(), event, teamId, this::leave);
        } catch (RuntimeException e) {
            lock.unlock();
            throw e;
        }
    }

    /** Lets the next thread in. A plugin that has used up the heap, or damaged its engine, is closed. */
    private void leave() {
        RunningPlugin now = running;
        if (now != null && now.context().isBeyondRepair() && lock.getHoldCount() == 1) {
            running = null;
            now.context().close();
        }
        lock.unlock();
        if (now != null && settings.clock().isVirtual() && now.context().loop().isReady()) {
            // Whoever moved the clock found the plugin held.
            runPosted();
        }
    }

    private RunningPlugin existing() {
        if (running == null) {
            throw new IllegalStateException("Plugin '" + identifier() + "' is closed or could not be loaded.");
        }
        return running;
    }

    /**
     * Runs that hook of these plugins side by side, until all have ended; errors are recorded.
     *
     * @param hook {@code onEvent} or {@code onSnapshot}
     */
    public static void deliver(String hook, List<JsPlugin> plugins, PluginEvent event) {
        holding(plugins, running -> EventDelivery.toAll(running, hook, event));
    }

    /**
     * Runs {@code composeWebhook} of these plugins, and sends what they return, until all first attempts have ended.
     *
     * @param event a {@code PostHogEvent}
     */
    public static void composeWebhooks(List<JsPlugin> plugins, PluginEvent event, WebhookDelivery delivery) {
        holding(plugins, running -> WebhookRun.ofAll(running, event, delivery));
    }

    private static void holding(List<JsPlugin> plugins, Consumer<List<RunningPlugin>> work) {
        // In an order of their own, so that chains which share plugins can't hold what the other waits for.
        List<JsPlugin> held = plugins.stream()
                .sorted(Comparator.comparingLong(plugin -> plugin.number))
                .toList();
        held.forEach(plugin -> plugin.lock.lock());
        try {
            work.accept(plugins.stream().flatMap(JsPlugin::ifRunning).toList());
        } finally {
            held.forEach(JsPlugin::leave);
        }
    }

    private Stream<RunningPlugin> ifRunning() {
        return Stream.ofNullable(running);
    }

    // ---- tasks and jobs ----

    @Override
    public Optional<PluginError> runTask(String name) {
        return runNamed(capabilities.scheduledTasks(), name, "runTask", name);
    }

    @Override
    public Optional<PluginError> runJob(String name, String payloadJson) {
        return runNamed(capabilities.jobs(), name, "runJob", name, payloadJson);
    }

    private Optional<PluginError> runNamed(List<String> known, String name, String function, Object... arguments) {
        lock.lock();
        try {
            if (setUp() != Status.READY || !known.contains(name)) {
                return Optional.of(record.error(noSuchTask(name)));
            }
            RunningPlugin plugin = existing();
            record.hookStarted(function.equals("runJob") ? "job " + name : name, null);
            Settled settled = plugin.hooks().call(function, arguments);
            plugin.settleBackground();
            return settled.succeeded()
                    ? Optional.empty()
                    : Optional.of(record.error(plugin.failures()
                            .of(settled, plugin.context(), Origin.HOOK, null)
                            .in(name)));
        } finally {
            leave();
        }
    }

    private PluginError noSuchTask(String name) {
        String config = settings.profile().namesConfigOfMissingTask() ? String.valueOf(id()) : "[object Object]";
        String message = "Task \"" + name + "\" not found for plugin \"" + name() + "\" with config id " + config;
        return record.newError(message, "Error", null, Origin.HOOK, null).in(name);
    }

    @Override
    public Map<String, PublicJob> publicJobs() {
        return publicJobList().all();
    }

    private PublicJobs publicJobList() {
        return new PublicJobs(
                settings.bundle().manifest().publicJobs(),
                capabilities,
                settings.profile(),
                new Chance(settings.extensions().random()));
    }

    @Override
    public QueuedJob triggerPublicJob(PublicJobRequest request) {
        return record.queue(
                request.name(),
                publicJobList().payload(request),
                settings.clock().instant());
    }

    /** Returns the jobs that wait to be run. */
    public JobQueue jobs() {
        return record.waitingJobs;
    }

    /** Makes an error that the host found, for {@link #record}. */
    public PluginError error(String name, String message, PluginEvent event) {
        return record.newError(message, name, null, Origin.HOOK, event).in("processEvent");
    }

    /** Records an error of the plugin, and logs it. */
    public void record(PluginError error) {
        record.error(error);
    }

    // ---- what it is and what it leaves ----

    @Override
    public Map<String, @Nullable Object> global() {
        lock.lock();
        try {
            return JsonCodec.map(existing().context().global());
        } finally {
            leave();
        }
    }

    @Override
    public String name() {
        return settings.bundle().name();
    }

    @Override
    public int id() {
        return settings.id();
    }

    @Override
    public String identifier() {
        return identifier;
    }

    @Override
    public Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public List<LogEntry> logs() {
        return record.logs.entries();
    }

    @Override
    public List<PluginError> errors() {
        return record.errors.entries();
    }

    @Override
    public List<CapturedEvent> captured() {
        return record.captured.entries();
    }

    @Override
    public List<QueuedJob> queuedJobs() {
        return record.jobs.entries();
    }

    @Override
    public List<ExportAttempt> exports() {
        return record.exports.entries();
    }

    @Override
    public List<Webhook> webhooks() {
        return record.webhooks.entries().stream().map(AtomicReference::get).toList();
    }

    /** Tells whether somebody is told what the plugin does. */
    public boolean isObserved() {
        return record.isObserved();
    }

    @Override
    public List<AbandonedWait> abandonedWaits() {
        return record.abandonedWaits.entries();
    }

    /** Returns the team that the plugin works for. */
    public int teamId() {
        return settings.teamId();
    }

    @Override
    public String toString() {
        return identifier();
    }
}
