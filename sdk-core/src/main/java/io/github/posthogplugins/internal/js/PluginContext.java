package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.extension.HostExtensions;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's JavaScript context: the guest side of the host, set up and ready for plugin code.
 *
 * <p>Owned and closed by its {@link JsPlugin}, which sees to it that one thread at a time is inside.
 */
final class PluginContext implements AutoCloseable {

    /** What the guards inside the guest get, whose words are the server's. */
    private static final Duration HEAD_START = Duration.ofMillis(500);

    private static final double NONE = -1;

    private final PluginSettings settings;
    private final PluginRecord record;
    private final EventLoop loop;
    private final Timers timers;
    private final FetchBridge http;
    private final ModuleBridge modules;
    private final Chance chance;
    private final GuestKernel kernel = GuestKernel.next();
    private final Context context = kernel.context();
    private final Watchdog.Watch watch = Watchdog.watch(context);
    private final long startNanos = System.nanoTime();
    private final Duration uninterrupted;
    private final Duration script;
    private final Value guards;
    private final Value hooks;
    private final Value describe;
    private final Map<String, Value> functions = new HashMap<>();
    private final DeferredObjects deferred;
    private boolean isInScript;
    private boolean isDamaged;

    PluginContext(PluginSettings settings, PluginRecord record, EventLoop loop) {
        this.settings = settings;
        this.record = record;
        this.loop = loop;
        RealTime realTime = RealTime.of(settings.limits());
        this.uninterrupted = realTime.uninterrupted().plus(HEAD_START);
        this.script = realTime.script().plus(HEAD_START);
        this.timers = new Timers(settings.clock(), loop);
        this.http = new FetchBridge(
                settings.extensions().http(),
                new AddressGuard(settings.extensions().resolver()),
                loop,
                timers);
        this.modules = new ModuleBridge(
                settings.extensions().modules(), settings.extensions().http(), loop);
        this.chance = new Chance(settings.extensions().random());
        this.guards = kernel.member("guards");
        this.hooks = kernel.member("hooks");
        this.describe = hooks.getMember("describeFailure");
        this.deferred = new DeferredObjects(kernel.member("deferred"));
        kernel.start(this, GuestSettings.of(settings));
    }

    /** Runs the plugin's top-level code and finds what it exports. */
    Optional<String> load(Source source) {
        watch.suspect(source);
        isInScript = true;
        watch.start(script);
        try {
            Value exported = kernel.run(source);
            return Unreadable.textOf(
                    hooks.invokeMember("detect", exported.getArrayElement(0), exported.getArrayElement(1)));
        } finally {
            stop();
        }
    }

    /** Runs something inside the context, all microtasks included, under the watchdog. */
    void run(Runnable guestWork) {
        isInScript = false;
        watch.start(uninterrupted);
        try {
            hooks.invokeMember("nextTurn");
            guestWork.run();
        } catch (PolyglotException thrown) {
            throw noted(thrown);
        } finally {
            stop();
        }
    }

    /** Calls one of the kernel's functions for hooks, as {@link #run} does. */
    Value call(String function, @Nullable Object... args) {
        isInScript = false;
        watch.start(uninterrupted);
        return callWatched(function, args);
    }

    /** Does the same under the limit of a script, which is that of the server. */
    Value callScript(String function, @Nullable Object... args) {
        isInScript = true;
        watch.start(script);
        return callWatched(function, args);
    }

    /** Tells whether what ran last was under the limit of a script. */
    boolean isInScript() {
        return isInScript;
    }

    private Value callWatched(String function, @Nullable Object... args) {
        try {
            return functions.computeIfAbsent(function, hooks::getMember).execute(args);
        } catch (PolyglotException thrown) {
            throw noted(thrown);
        } finally {
            stop();
        }
    }

    /** Whoever comes next must find the engine as if nothing had happened. */
    private void stop() {
        if (watch.stop()) {
            EngineLeftovers.take();
        }
    }

    private PolyglotException noted(PolyglotException thrown) {
        if (thrown.isResourceExhausted() && !Failures.isOfStack(thrown)) {
            outOfMemory();
        }
        isDamaged |= thrown.isInternalError() && watch.hasFired();
        return thrown;
    }

    /** Returns the host's side of an event that the plugin is to get. */
    LiveObject live(JsonObject event) {
        return LiveObject.ofEvent(event, deferred);
    }

    /** Says that the heap has ended while the plugin ran. */
    void outOfMemory() {
        watch.outOfMemory();
    }

    /** Tells whether the plugin has used up the heap. */
    boolean isExhausted() {
        return watch.isExhausted();
    }

    /** Says that the engine was damaged when the plugin was interrupted. */
    void damaged() {
        isDamaged = true;
    }

    /** Tells whether the context can only be closed. */
    boolean isBeyondRepair() {
        return isDamaged || watch.isExhausted();
    }

    /** Tells whether what ran last was interrupted. */
    boolean isInterrupted() {
        return watch.hasFired();
    }

    /** Returns where the plugin was when it was last interrupted. */
    Optional<HangPlace> hungAt() {
        return watch.hungAt();
    }

    /** Returns the code before and after the place where an error was made, as JSON: the author's, or what it has evaluated. */
    String codeAround(String file, int line, int column, Value error) {
        AuthorsCode code = record.authorsCode();
        return JsonCodec.text(file.equals(code.file()) ? code.around(file, line, column) : EvaluatedCode.around(error));
    }

    /** Tells whether the author's code declares a constant, variable or class of that name for the whole file. */
    boolean declares(String name) {
        return record.authorsCode().declares(name);
    }

    /**
     * Returns what is in {@code meta.global}, as JSON; to read it may run code of the plugin.
     *
     * @throws IllegalStateException if that takes too long
     */
    String global() {
        try {
            return Unreadable.textOf(call("describeGlobal")).orElse("{}");
        } catch (PolyglotException failure) {
            throw new IllegalStateException("What is in meta.global can't be read: " + failure.getMessage(), failure);
        }
    }

    /** Says as JSON what was thrown; to read it may run code of the plugin. */
    String describe(Value error) {
        watch.start(uninterrupted);
        try {
            return Unreadable.textOf(describe.execute(error)).orElseGet(Unreadable::description);
        } catch (PolyglotException failure) {
            return Unreadable.description(failure);
        } finally {
            stop();
        }
    }

    /**
     * Gives what is awaited its deadline, and returns the earliest in milliseconds since 1970, or -1. The real clock gives
     * none where there is a debugger: it does not stand still at a breakpoint.
     */
    double armGuards() {
        if (Inspector.isActive() && !clock().isVirtual()) {
            return NONE;
        }
        watch.start(uninterrupted);
        try {
            Value earliest = guards.invokeMember("arm", clockMillis());
            return earliest.isNumber() ? Math.min(earliest.asDouble(), latestDeadline()) : NONE;
        } finally {
            stop();
        }
    }

    private double latestDeadline() {
        return clockMillis() + settings.limits().task().toMillis() + HEAD_START.toMillis();
    }

    /** Rejects the awaited promise that has been over its limit for longest, if one is. */
    void expireGuard() {
        guards.invokeMember("expireNext", clockMillis());
    }

    /** {@code gaveUp(caller, others, since)}: the guest side is about to reject a promise that was awaited in vain. */
    @Nullable
    Object gaveUp(Value... args) {
        Instant since = Instant.ofEpochMilli((long) args[2].asDouble());
        boolean hopeless = !loop.isUnderWay() && timers.isEmpty();
        record.abandonedWait(args[0].asString(), args[1].asString(), since, hopeless);
        return null;
    }

    private double clockMillis() {
        return clock().instant().toEpochMilli();
    }

    /** What loops are measured by: the plugin's time, and on a virtual clock the real time besides. */
    double loopTime() {
        double real = clock().isVirtual() ? (System.nanoTime() - startNanos) / 1e6 : 0;
        return clockMillis() + real;
    }

    byte[] attachment(String key) {
        Attachment attachment = settings.config().attachments().get(key);
        return attachment == null ? new byte[0] : attachment.contents();
    }

    PluginClock clock() {
        return settings.clock();
    }

    PluginRecord record() {
        return record;
    }

    Timers timers() {
        return timers;
    }

    FetchBridge http() {
        return http;
    }

    ModuleBridge modules() {
        return modules;
    }

    Chance chance() {
        return chance;
    }

    EventLoop loop() {
        return loop;
    }

    HostExtensions extensions() {
        return settings.extensions();
    }

    StoredEvents storedEvents() {
        return new StoredEvents(settings.extensions().events(), settings.teamId());
    }

    String storageNamespace() {
        return Integer.toString(settings.id());
    }

    /** The host keeps plugins apart: what the guest side says of itself, a plugin might have changed (meta.md §5). */
    String cacheKey(String key) {
        return "@plugin/" + settings.id() + "/" + settings.teamId() + "/" + key;
    }

    @Override
    public void close() {
        timers.cancelAll();
        http.close();
        modules.close();
        watch.close();
        if (watch.hasEverFired()) {
            EngineLeftovers.close(context);
        } else {
            context.close(true);
        }
    }
}
