package io.github.posthogplugins.replay;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way of batches from the reader over all workers to the writer.
 *
 * <p>There are so many batches at most, which bounds what is in memory and lets the reader wait for whoever is slowest.
 * Once closed, no more batches come in, and those that are in go their way to the end; a pipeline that has failed is
 * closed too, and its batches are waved through. So whatever happens, everybody comes to an end by itself.
 */
final class Pipeline {

    private static final int BATCHES_PER_WORKER = 4;

    private final List<BlockingQueue<Optional<Batch>>> lanes;
    private final BlockingQueue<Optional<Batch>> order = new LinkedBlockingQueue<>();
    private final Semaphore places;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;

    Pipeline(int workers) {
        places = new Semaphore(workers * BATCHES_PER_WORKER);
        lanes = Stream.<BlockingQueue<Optional<Batch>>>generate(LinkedBlockingQueue::new)
                .limit(workers)
                .toList();
    }

    /** Returns how many lines are read and not yet written at most. */
    static int mostLinesUnderWay(int workers) {
        return workers * BATCHES_PER_WORKER * Batch.MOST_LINES;
    }

    int workers() {
        return lanes.size();
    }

    /** Waits until there is a place for one more batch, which {@link #leave} gives free again. */
    Batch newBatch() {
        Patience.run(places::acquire);
        return new Batch(lanes.size());
    }

    /** Gives a batch to all workers and to the writer, unless the pipeline is closed. */
    synchronized void submit(Batch batch) {
        if (!closed) {
            lanes.forEach(lane -> lane.add(Optional.of(batch)));
            order.add(Optional.of(batch));
        }
    }

    /** Lets no more batches in; a second call does nothing. */
    synchronized void close() {
        if (!closed) {
            closed = true;
            lanes.forEach(lane -> lane.add(Optional.empty()));
            order.add(Optional.empty());
        }
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes the pipeline because of that; only the first reason is kept. */
    void fail(Throwable reason) {
        failure.compareAndSet(null, reason);
        close();
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Returns the next batch for a worker; empty when there are no more. */
    Optional<Batch> nextFor(int worker) {
        return next(lanes.get(worker));
    }

    /** Returns the next batch in the order of the input, finished or not; empty when there are no more. */
    Optional<Batch> nextToWrite() {
        return next(order);
    }

    private static Optional<Batch> next(BlockingQueue<Optional<Batch>> queue) {
        AtomicReference<Optional<Batch>> next = new AtomicReference<>(Optional.empty());
        Patience.run(() -> next.set(queue.take()));
        return next.get();
    }

    /** Gives the place of a batch free. */
    void leave() {
        places.release();
    }
}
