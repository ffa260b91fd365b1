package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.time.PluginClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * The timers that the guest side sets, and answers that take their time: plugins have no timers of their own. Used on the
 * plugin's thread only.
 */
final class Timers {

    private final PluginClock clock;
    private final EventLoop loop;
    private final Map<Integer, PluginClock.Timer> pending = new HashMap<>();
    private int lastId;

    Timers(PluginClock clock, EventLoop loop) {
        this.clock = clock;
        this.loop = loop;
    }

    int set(Duration delay, Value callback) {
        return after(delay, callback::executeVoid);
    }

    /** Runs what a hook may be waiting for on the plugin's thread after the delay; returns the id of the timer. */
    int after(Duration delay, Runnable task) {
        int id = ++lastId;
        pending.put(id, schedule(delay, () -> {
            if (pending.remove(id) != null) {
                task.run();
            }
        }));
        return id;
    }

    @Nullable
    Object clear(int id) {
        PluginClock.Timer timer = pending.remove(id);
        if (timer != null) {
            timer.cancel();
        }
        return null;
    }

    /** Runs the task on the plugin's thread after the delay; no hook waits for it. */
    PluginClock.Timer schedule(Duration delay, Runnable task) {
        return clock.schedule(delay, () -> loop.post(task));
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    void cancelAll() {
        pending.values().forEach(PluginClock.Timer::cancel);
        pending.clear();
    }
}
