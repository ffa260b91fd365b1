package io.github.posthogplugins.replay;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Lines that follow each other in the input.
 *
 * <p>Every worker gets every batch and does the lines that are its own; the last one to finish puts the results
 * together. Handing over many lines at once makes handing over cheap.
 */
final class Batch {

    static final int MOST_LINES = 128;
    private static final int MOST_BYTES = 128 * 1024;

    private final Line[] lines = new Line[MOST_LINES];
    private final int[] owners = new int[MOST_LINES];
    private final LineResult[] results = new LineResult[MOST_LINES];
    private final AtomicInteger partsUnderWay;
    private final CountDownLatch done = new CountDownLatch(1);
    private int size;
    private int bytes;
    private @Nullable BatchOutput output;

    Batch(int workers) {
        partsUnderWay = new AtomicInteger(workers);
    }

    // ---- the reader ----

    void add(Line line, int owner) {
        lines[size] = line;
        owners[size] = owner;
        size++;
        bytes += line.bytes().length;
    }

    boolean isFull() {
        return size == MOST_LINES || bytes >= MOST_BYTES;
    }

    boolean isEmpty() {
        return size == 0;
    }

    // ---- the workers ----

    /** Does the lines of one worker. */
    void process(int worker, Function<Line, LineResult> work) {
        for (int index = 0; index < size; index++) {
            if (owners[index] == worker) {
                results[index] = work.apply(lines[index]);
            }
        }
    }

    /** Notes that a worker is through; the last one learns so, and owes the batch {@link #finish}. */
    boolean endPart() {
        return partsUnderWay.decrementAndGet() == 0;
    }

    /** Returns the results in the order of the lines; null for lines that were left out because the run broke down. */
    @Nullable
    LineResult[] results() {
        return Arrays.copyOf(results, size);
    }

    /** Ends the batch; without output if the run broke down. */
    void finish(@Nullable BatchOutput assembled) {
        output = assembled;
        Arrays.fill(lines, null);
        Arrays.fill(results, null);
        done.countDown();
    }

    // ---- the writer ----

    /** Waits until the batch is finished. */
    @Nullable
    BatchOutput await() {
        Patience.run(done::await);
        return output;
    }
}
