package io.github.posthogplugins.replay;

import java.util.ArrayList;
import java.util.List;

/**
 * Ends a replay early, from any thread.
 *
 * <p>Reading stops at once, what is under way is finished and written, and the report says so. Once cancelled, it
 * stays so.
 */
public final class ReplayCancellation {

    private final List<Runnable> actions = new ArrayList<>();
    private boolean cancelled;

    /** Cancels the replays that were given this object; a second call does nothing. */
    public void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = List.copyOf(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    /** Tells whether {@link #cancel()} was called. */
    public synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Runs the action when this is cancelled, now if it is already. */
    void onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                actions.add(action);
                return;
            }
        }
        action.run();
    }

    synchronized void forget(Runnable action) {
        actions.remove(action);
    }
}
