package io.github.posthogplugins.replay;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads lines into batches, and decides which worker gets which line. */
final class BatchReader implements Runnable {

    private final ReplayInput input;
    private final LineReader lines;
    private final Pipeline pipeline;

    BatchReader(ReplayInput input, int longestLine, Pipeline pipeline) {
        this.input = input;
        this.lines = new LineReader(input.unpacked(), longestLine);
        this.pipeline = pipeline;
    }

    @Override
    public void run() {
        try {
            while (!pipeline.isClosed() && readBatch()) {
                // Each turn waits for a place, so that reading is never far ahead of writing.
            }
        } catch (IOException e) {
            pipeline.fail(new ReplayException("Could not read '" + input.name() + "': " + e, e));
        } catch (RuntimeException | Error e) {
            pipeline.fail(e);
        } finally {
            pipeline.close();
        }
    }

    /** Returns false after the last batch. */
    private boolean readBatch() throws IOException {
        Batch batch = pipeline.newBatch();
        boolean isMore = fill(batch);
        if (!batch.isEmpty()) {
            pipeline.submit(batch);
        }
        return isMore;
    }

    private boolean fill(Batch batch) throws IOException {
        while (!batch.isFull() && !pipeline.isClosed()) {
            Line line = read();
            if (line == null) {
                return false;
            }
            batch.add(line, owner(line));
            if (line.state() == Line.State.CUT_OFF) {
                return false;
            }
        }
        return true;
    }

    private @Nullable Line read() throws IOException {
        try {
            return lines.next();
        } catch (IOException e) {
            if (input.isUnreadable()) {
                throw e;
            }
            return Line.cutOff(lines.number());
        }
    }

    private int owner(Line line) {
        return pipeline.workers() == 1 ? 0 : Math.floorMod(spread(DistinctIds.hash(line.bytes())), pipeline.workers());
    }

    /** Ids often differ in their last characters only. */
    private static int spread(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }
}
