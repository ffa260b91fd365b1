package io.github.posthogplugins.internal.js;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.management.ExecutionListener;

/**
 * Finds out which statement of a source a thread is at, by listening for the next one.
 *
 * <p>An interruption tells too, but not reliably: async functions catch it, and with it the place.
 */
final class HangLocator {

    private static final Duration PATIENCE = Duration.ofMillis(100);

    /** Attaching the listener takes a few milliseconds, and seconds while a plugin is very deep. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(5);

    private static final int MOST_UNENDED = 16;

    private static final Looks<Source> LOOKS = new Looks<>(LONGEST_LOOK, MOST_UNENDED);

    private HangLocator() {}

    /**
     * Returns the next statement that the thread executes in the source; empty if it hangs in something built in, or if the
     * engine lets nobody listen to that source any more. Never waits for long: who asks has others to interrupt.
     */
    static Optional<SourceSection> locate(Engine engine, Source source, Thread thread) {
        return LOOKS.at(source, () -> nextStatement(engine, source, thread));
    }

    private static Optional<SourceSection> nextStatement(Engine engine, Source source, Thread thread) {
        AtomicReference<SourceSection> found = new AtomicReference<>();
        CountDownLatch latch = new CountDownLatch(1);
        ExecutionListener.Builder builder = ExecutionListener.newBuilder()
                .statements(true)
                .sourceFilter(source::equals)
                .onEnter(event -> {
                    if (Thread.currentThread() == thread && found.compareAndSet(null, event.getLocation())) {
                        latch.countDown();
                    }
                });
        ExecutionListener listener = builder.attach(engine);
        try {
            latch.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            listener.close();
        }
        return Optional.ofNullable(found.get());
    }
}
