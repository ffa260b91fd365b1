package io.github.posthogplugins.replay;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One of the threads that send events through plugins. */
final class ReplayWorker implements Runnable {

    private final int number;
    private final Pipeline pipeline;
    private final Function<Line, LineResult> work;
    private final Function<@Nullable LineResult[], @Nullable BatchOutput> assembly;
    private final String file;
    private @Nullable Line current;

    /**
     * @param number the worker's number, from 0
     * @param work does a line
     * @param assembly puts the results of a batch together
     * @param file what the input is called
     */
    ReplayWorker(
            int number,
            Pipeline pipeline,
            Function<Line, LineResult> work,
            Function<@Nullable LineResult[], @Nullable BatchOutput> assembly,
            String file) {
        this.number = number;
        this.pipeline = pipeline;
        this.work = work;
        this.assembly = assembly;
        this.file = file;
    }

    @Override
    public void run() {
        for (Optional<Batch> batch = pipeline.nextFor(number); batch.isPresent(); batch = pipeline.nextFor(number)) {
            pass(batch.get());
        }
    }

    /** Whatever happens, the batch goes on. */
    private void pass(Batch batch) {
        guarded(() -> processPart(batch));
        if (batch.endPart()) {
            guarded(() -> assemble(batch));
        }
    }

    private void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            pipeline.fail(new ReplayException("The replay broke down" + place() + ": " + e, e));
        }
    }

    private String place() {
        return current == null ? "" : " at " + file + ":" + current.number();
    }

    private void processPart(Batch batch) {
        if (pipeline.failure().isEmpty()) {
            batch.process(number, this::process);
        }
    }

    private LineResult process(Line line) {
        current = line;
        LineResult result = work.apply(line);
        current = null;
        return result;
    }

    private void assemble(Batch batch) {
        BatchOutput output = null;
        try {
            output = assembly.apply(batch.results());
        } finally {
            batch.finish(output);
        }
    }
}
