package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.QueuedJob;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A plugin in its context, which it owns.
 *
 * <p>Whoever enters takes the plugin's lock, so that one thread at a time is inside. A plugin that could not be loaded
 * has no context; it stays, disabled, and remembers why.
 */
public final class JsPlugin implements Plugin {

    private final PluginSettings settings;
    private final PluginRecord record;
    private final Failures failures;
    private final EventLoop loop;
    private final Waiting waiting;
    private final ReentrantLock lock = new ReentrantLock();
    private Capabilities capabilities = Capabilities.NONE;
    private @Nullable Running running;
    private boolean closed;

    /** What exists once the context does. */
    private record Running(PluginContext context, HookCaller hooks, Setup setup) {}

    JsPlugin(PluginSettings settings, Object wakeUp) {
        this.settings = settings;
        this.record = new PluginRecord(settings.clock(), settings.teamId());
        this.failures = new Failures(record, settings.limits());
        this.loop = new EventLoop(wakeUp, this::runOnVirtualTime);
        this.waiting = new Waiting(wakeUp, settings.clock(), settings.limits().task());
    }

    private static String mainFile(PluginSettings settings) {
        return settings.bundle().main().map(main -> main.path()).orElse("index.ts");
    }

    // ---- loading ----

    /** Transforms and evaluates the source; what goes wrong is recorded and leaves the plugin disabled. */
    void load(SourceTransformer transformer) {
        lock.lock();
        try {
            requireSource();
            TransformedSource source = transformer.transform(sourceText(), mainFile(settings), ServerContract.MODULES);
            record.cleanStacksWith(new StackCleaner(mainFile(settings), source.columns()));
            PluginContext context = new PluginContext(settings, record, loop);
            evaluate(source, context);
        } catch (TransformException refused) {
            record.error(failures.of(refused));
        } finally {
            lock.unlock();
        }
    }

    /** A main file without a character counts as none; a plugin for the browser only has none, and no hooks. */
    private void requireSource() {
        settings.bundle().main().filter(main -> main.text().isEmpty()).ifPresent(main -> {
            String message = "Could not load source code for plugin " + identifier() + ". Tried: " + main.path();
            throw new TransformException(main.path(), "Error", message, 1, 0);
        });
    }

    private String sourceText() {
        return settings.bundle().main().map(main -> main.text()).orElse("");
    }

    private void evaluate(TransformedSource source, PluginContext context) {
        try {
            Source script =
                    Source.newBuilder("js", source.code(), mainFile(settings)).buildLiteral();
            capabilities = capabilities(context.load(script, failures.topLevelLimit()));
        } catch (PolyglotException thrown) {
            record.error(failures.of(thrown, context, Origin.LOADING, null));
            context.close();
            return;
        }
        HookCaller hooks = new HookCaller(context, waiting);
        Setup setup = new Setup(settings, context, hooks, failures);
        running = new Running(context, hooks, setup);
        setup.loaded(capabilities);
    }

    private static Capabilities capabilities(String json) {
        JsonNode found = JsonCodec.read(json);
        return new Capabilities(
                JsonCodec.strings(found.get("scheduledTasks")),
                JsonCodec.strings(found.get("jobs")),
                JsonCodec.strings(found.get("methods")));
    }

    // ---- life ----

    @Override
    public Status setUp() {
        whileRunning(Running::setup, Setup::ensure);
        return status();
    }

    @Override
    public Status status() {
        lock.lock();
        try {
            if (closed) {
                return Status.CLOSED;
            }
            return running == null ? Status.DISABLED : running.setup().status();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (running != null) {
                running.setup().tearDown();
                running.context().close();
                running = null;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private <T> void whileRunning(Function<Running, T> part, Consumer<T> work) {
        lock.lock();
        try {
            if (running != null) {
                running.hooks().runReady();
                work.accept(part.apply(running));
            }
        } finally {
            lock.unlock();
        }
    }

    /** On a virtual clock, what is due runs on the thread that moves the clock; else whoever enters next runs it. */
    private void runOnVirtualTime() {
        if (settings.clock().isVirtual() && !lock.isHeldByCurrentThread() && lock.tryLock()) {
            try {
                if (running != null) {
                    running.hooks().runReady();
                    running.hooks().runUntilQuiet();
                }
            } finally {
                lock.unlock();
            }
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
     * @param event JSON, or what another member {@linkplain ChainMember#handOver() handed over}
     * @param teamId the {@code team_id} that the event entered the chain with
     * @throws BrokenPluginException if the plugin has damaged its context so much that it can't take an event
     */
    public ChainMember enter(String event, Optional<Object> teamId) {
        lock.lock();
        try {
            Member member = new Member(existing());
            member.receive(event, teamId.map(JsonCodec::text).orElse(null));
            return member;
        } catch (PolyglotException broken) {
            lock.unlock();
            throw new BrokenPluginException(failures.of(broken, existing().context(), Origin.HOOK, null));
        }
    }

    private Running existing() {
        if (running == null) {
            throw new IllegalStateException("Plugin '" + identifier() + "' is closed or could not be loaded.");
        }
        return running;
    }

    /** Runs {@code onEvent} of these plugins side by side, until all have ended; errors are recorded. */
    public static void onEvent(List<JsPlugin> plugins, PluginEvent event) {
        List<Delivery> deliveries =
                plugins.stream().map(plugin -> plugin.deliver(event)).toList();
        deliveries.forEach(Delivery::finish);
    }

    private Delivery deliver(PluginEvent event) {
        lock.lock();
        Running now = existing();
        return new Delivery(now, now.hooks().start("onEvent", event.toJson()), event);
    }

    /** An {@code onEvent} that was started; the plugin is held until it is finished. */
    private final class Delivery {

        private final Running target;
        private final PendingHook hook;
        private final PluginEvent event;

        Delivery(Running target, PendingHook hook, PluginEvent event) {
            this.target = target;
            this.hook = hook;
            this.event = event;
        }

        void finish() {
            try {
                Settled settled = target.hooks().finish(hook);
                if (!settled.succeeded()) {
                    record.error(failures.of(settled, target.context(), Origin.HOOK, event));
                }
                settleBackground(target);
            } finally {
                lock.unlock();
            }
        }
    }

    /** Time that is moved by hand would never pass for what a hook has left running. */
    private void settleBackground(Running target) {
        if (settings.clock().isVirtual()) {
            target.hooks().runUntilQuiet();
        }
    }

    /** The plugin at work on one event. */
    private final class Member implements ChainMember {

        private final Running target;

        Member(Running target) {
            this.target = target;
        }

        void receive(String event, @Nullable String teamId) {
            target.context().run(() -> invoke("receive", event, teamId));
        }

        @Override
        public Step processEvent(PluginEvent entered) {
            Settled settled = target.hooks().call("processEvent");
            if (settled.cutOff() != null) {
                invoke("abandon");
            }
            settleBackground(target);
            if (settled.succeeded()) {
                return new Step(settled.dropped(), settled.sameObject(), null, false);
            }
            PluginError error = failures.of(settled, target.context(), Origin.HOOK, entered);
            return new Step(false, settled.sameObject(), error, isUnreadable(settled));
        }

        private boolean isUnreadable(Settled settled) {
            String description = settled.description();
            return description != null && JsonCodec.read(description).has("nullish");
        }

        @Override
        public void mark(Map<String, Object> markers) {
            guarded(() -> invoke("mark", JsonCodec.text(markers)));
        }

        @Override
        public String handOver() {
            return guarded(() -> invoke("release")).asString();
        }

        private Value guarded(Supplier<Value> work) {
            try {
                return work.get();
            } catch (PolyglotException broken) {
                throw new BrokenPluginException(failures.of(broken, target.context(), Origin.HOOK, null));
            }
        }

        @Override
        public Finish finish() {
            try {
                Value finished = invoke("finish");
                return new Finish(
                        finished.getArrayElement(0).asBoolean(),
                        finished.getArrayElement(1).asString(),
                        null);
            } catch (PolyglotException noJson) {
                return new Finish(false, null, failures.of(noJson, target.context(), Origin.HOOK, null));
            }
        }

        private Value invoke(String function, @Nullable Object... args) {
            return target.context().hooks().invokeMember(function, args);
        }

        @Override
        public void close() {
            lock.unlock();
        }
    }

    /** Makes an error that the host found, for {@link #record}. */
    public PluginError error(String name, String message, PluginEvent event) {
        return record.newError(message, name, null, Origin.HOOK, event);
    }

    /** Records an error of the plugin, and logs it. */
    public void record(PluginError error) {
        record.error(error);
    }

    // ---- what it is and what it leaves ----

    @Override
    public String name() {
        return settings.bundle().name();
    }

    @Override
    public int id() {
        return settings.id();
    }

    @Override
    public Capabilities capabilities() {
        lock.lock();
        try {
            return capabilities;
        } finally {
            lock.unlock();
        }
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
    public String toString() {
        return identifier();
    }
}
