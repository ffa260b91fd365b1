package io.github.posthogplugins.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes what comes out of the batches, in the order of the input, and counts it. */
final class BatchWriter implements Runnable {

    private final Pipeline pipeline;
    private final OutputStream out;
    private final OutputForm form;
    private final ProblemLog problems;
    private boolean isOver;
    private volatile LineCounts counts = LineCounts.NONE;
    private volatile boolean stoppedAtProblem;

    BatchWriter(Pipeline pipeline, OutputStream out, OutputForm form, ProblemLog problems) {
        this.pipeline = pipeline;
        this.out = out;
        this.form = form;
        this.problems = problems;
    }

    /** Returns what was written; may be asked for at any time, from any thread. */
    LineCounts counts() {
        return counts;
    }

    /** Tells whether a line ended the run. */
    boolean stoppedAtProblem() {
        return stoppedAtProblem;
    }

    @Override
    public void run() {
        guarded(() -> out.write(form.start()));
        for (Optional<Batch> batch = pipeline.nextToWrite(); batch.isPresent(); batch = pipeline.nextToWrite()) {
            BatchOutput output = batch.get().await();
            guarded(() -> take(output));
            pipeline.leave();
        }
        guarded(this::end);
    }

    /** An error ends the writing, but the batches go on. */
    private void guarded(Step step) {
        try {
            step.run();
        } catch (IOException e) {
            isOver = true;
            pipeline.fail(new ReplayException("Could not write the output: " + e, e));
        } catch (RuntimeException | Error e) {
            isOver = true;
            pipeline.fail(e);
        }
    }

    /** The first batch without output is the last one, so that there are no gaps. */
    private void take(@Nullable BatchOutput output) throws IOException {
        isOver |= output == null;
        if (isOver || output == null) {
            return;
        }
        out.write(output.packed());
        form.wrote(output.lines());
        output.problems().forEach(problems::add);
        counts = counts.plus(output.counts());
        if (output.isLast()) {
            isOver = true;
            stoppedAtProblem = true;
            pipeline.close();
        }
    }

    private void end() throws IOException {
        out.write(form.end());
        out.flush();
    }

    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }
}
