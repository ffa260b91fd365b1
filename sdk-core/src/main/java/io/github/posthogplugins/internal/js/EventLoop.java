package io.github.posthogplugins.internal.js;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * What waits to run in a plugin's context: answers that arrived, timers that are due.
 *
 * <p>Any thread may post; only the thread that holds the plugin runs. Waiting is for all loops of a runtime at once,
 * because the hooks of several plugins may wait side by side.
 */
final class EventLoop {

    private final Queue<Runnable> ready = new ArrayDeque<>();
    private final Object wakeUp;
    private final Runnable posted;
    private int underWay;

    /**
     * @param wakeUp the monitor that waiting threads wait on
     * @param posted told after each task that was posted
     */
    EventLoop(Object wakeUp, Runnable posted) {
        this.wakeUp = wakeUp;
        this.posted = posted;
    }

    /** Adds a task, from any thread. */
    void post(Runnable task) {
        synchronized (wakeUp) {
            ready.add(task);
            wakeUp.notifyAll();
        }
        posted.run();
    }

    /** Says that something outside has begun that will post when it ends. */
    void begin() {
        synchronized (wakeUp) {
            underWay++;
        }
    }

    /** Posts the end of something that was {@linkplain #begin() begun}; at no moment is it neither under way nor ready. */
    void complete(Runnable task) {
        synchronized (wakeUp) {
            underWay--;
            ready.add(task);
            wakeUp.notifyAll();
        }
        posted.run();
    }

    boolean isUnderWay() {
        synchronized (wakeUp) {
            return underWay > 0;
        }
    }

    boolean isReady() {
        synchronized (wakeUp) {
            return !ready.isEmpty();
        }
    }

    @Nullable
    Runnable next() {
        synchronized (wakeUp) {
            return ready.poll();
        }
    }
}
