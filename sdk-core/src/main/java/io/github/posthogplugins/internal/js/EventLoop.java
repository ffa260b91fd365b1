package io.github.posthogplugins.internal.js;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;
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
    /** How often everything was dropped; what was begun before is of no interest any more. */
    private int drops;

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

    /**
     * Says that something outside has begun, before it can end.
     *
     * @return what posts its end, once and from any thread; at no moment is it neither under way nor ready
     */
    Consumer<Runnable> begin() {
        synchronized (wakeUp) {
            underWay++;
            int begun = drops;
            return task -> complete(begun, task);
        }
    }

    private void complete(int begun, Runnable task) {
        synchronized (wakeUp) {
            if (begun != drops) {
                return;
            }
            underWay--;
            ready.add(task);
            wakeUp.notifyAll();
        }
        posted.run();
    }

    /** Forgets what is ready, and what is under way, whose end nobody hears any more. */
    void drop() {
        synchronized (wakeUp) {
            drops++;
            underWay = 0;
            ready.clear();
        }
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

    int countReady() {
        synchronized (wakeUp) {
            return ready.size();
        }
    }

    @Nullable
    Runnable next() {
        synchronized (wakeUp) {
            return ready.poll();
        }
    }
}
