package io.github.posthogplugins.internal.js;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Calls something on a thread of its own whose stack is deep enough for recursion over bundled code, where one
 * expression may consist of a thousand others. The usual stack ends before that; the memory is only taken when used.
 */
final class DeepStack {

    private static final long STACK_BYTES = 256L << 20;

    private DeepStack() {}

    /** Returns what the task returns; an interrupt of the caller takes effect afterwards. */
    static <T> T call(Supplier<T> task) {
        FutureTask<T> future = new FutureTask<>(task::get);
        Thread thread = new Thread(null, future, "plugin-transform", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return waitFor(future);
    }

    private static <T> T waitFor(FutureTask<T> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    // The task must not be left alone: it uses what the caller guards.
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw asUnchecked(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException asUnchecked(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return failure instanceof RuntimeException unchecked ? unchecked : new IllegalStateException(failure);
    }
}
