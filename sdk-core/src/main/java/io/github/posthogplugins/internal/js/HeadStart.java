package io.github.posthogplugins.internal.js;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Starts the engine, and makes the first plugin's context, on a thread of its own, while the host still reads what to
 * put into it.
 *
 * <p>Nobody else may touch a polyglot class meanwhile, so that no two threads wait for each other's class initialisers:
 * whoever needs the engine asks for it by {@link JsEngine#shared()} or {@link #take()} first.
 */
final class HeadStart {

    private static final AtomicReference<@Nullable FutureTask<GuestKernel>> FIRST = new AtomicReference<>();

    private HeadStart() {}

    /** Begins, unless it has begun before. */
    static void begin() {
        Once.begin();
    }

    /** Returns the context that was made in advance to the first who asks, when it is ready. */
    static Optional<GuestKernel> take() {
        FutureTask<GuestKernel> task = FIRST.getAndSet(null);
        return task == null ? Optional.empty() : result(task);
    }

    /** What went wrong there goes wrong again, and is told, where a context is made without a head start. */
    private static Optional<GuestKernel> result(FutureTask<GuestKernel> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return Optional.of(task.get());
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException | CancellationException failed) {
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Its initialiser is the first and only start. */
    private static final class Once {

        static {
            FutureTask<GuestKernel> task = new FutureTask<>(GuestKernel::boot);
            FIRST.set(task);
            Thread thread = new Thread(task, "posthog-plugin-start");
            thread.setDaemon(true);
            thread.start();
        }

        /** Returns once the thread has been started, by loading this class. */
        static void begin() {}
    }
}
