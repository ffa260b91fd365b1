package io.github.posthogplugins.internal.js;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Looks at what the engine runs that may never end, each on a thread of its own.
 *
 * <p>At the end of a stack, the engine can lose the lock of a piece of code. A look at that code waits for it for ever, and so
 * would the next one; looks at other code go on.
 *
 * @param <T> what is looked at
 */
final class Looks<T> {

    private final Duration longest;
    private final int mostUnended;
    private final Set<T> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param longest how long to wait for a look
     * @param mostUnended with so many that have not ended, there are no more looks
     */
    Looks(Duration longest, int mostUnended) {
        this.longest = longest;
        this.mostUnended = mostUnended;
    }

    /** Returns what is seen; empty if that is nothing, takes too long, or an earlier look at the same has not ended. */
    <R> Optional<R> at(T subject, Callable<Optional<R>> look) {
        if (underWay.size() >= mostUnended || !underWay.add(subject)) {
            return Optional.empty();
        }
        FutureTask<Optional<R>> task = new FutureTask<>(() -> ending(subject, look));
        Thread thread = new Thread(task, "posthog-plugin-locator");
        thread.setDaemon(true);
        thread.start();
        return result(task);
    }

    private <R> Optional<R> ending(T subject, Callable<Optional<R>> look) throws Exception {
        try {
            return look.call();
        } finally {
            underWay.remove(subject);
        }
    }

    private <R> Optional<R> result(FutureTask<Optional<R>> task) {
        try {
            return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException inVain) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
