package io.github.posthogplugins.replay;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.replay.ReplayReport.Ending;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One run: a thread that reads, one for each worker, one that writes, and the caller's, which looks on.
 *
 * <p>All threads but the reader's have ended when {@link #run} returns. The reader's may still hang in a stream that
 * gives nothing, if the run was cancelled; it is a daemon, and reads no more after that.
 */
final class Replay {

    private final ReplayInput input;
    private final ReplaySettings settings;
    private final Pipeline pipeline;
    private final ProblemLog problems;
    private final BatchWriter writer;
    private final Thread reading;
    private final Thread writing;
    private final List<Thread> working = new ArrayList<>();
    private final long started = System.nanoTime();
    private volatile boolean cancelled;
    private @Nullable RuntimeException listenerFailure;

    Replay(ReplayInput input, OutputStream out, OutputForm form, Work work, ReplaySettings settings) {
        this.input = input;
        this.settings = settings;
        this.pipeline = new Pipeline(work.chains().size());
        this.problems = new ProblemLog(settings.problemsOfEachKind());
        this.writer = new BatchWriter(pipeline, out, form, problems);
        this.reading = thread(new BatchReader(input, settings.longestLine(), pipeline), "reader");
        this.writing = thread(writer, "writer");
        for (int number = 0; number < work.chains().size(); number++) {
            working.add(thread(worker(number, work, form), "worker-" + (number + 1)));
        }
    }

    /**
     * What the workers do.
     *
     * @param chains what events go through, one for each worker
     * @param tallies where each worker counts the steps
     */
    record Work(List<Function<PluginEvent, ChainResult>> chains, List<StepTally> tallies) {}

    private Runnable worker(int number, Work work, OutputForm form) {
        LineProblems words = new LineProblems(input.name(), settings.longestLine());
        LineWorker lines =
                new LineWorker(work.chains().get(number), words, work.tallies().get(number));
        return new ReplayWorker(
                number,
                pipeline,
                lines,
                results -> BatchOutput.of(results, settings.stopAtProblem(), form),
                input.name());
    }

    private static Thread thread(Runnable work, String role) {
        Thread thread = new Thread(work, "posthog-replay-" + role);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Runs to the end.
     *
     * @return the report, in which the plugins are still missing
     * @throws ReplayException if the run broke down
     */
    ReplayReport run() {
        Runnable cancel = this::cancel;
        settings.cancellation().onCancel(cancel);
        try {
            start();
            lookOn();
        } finally {
            settings.cancellation().forget(cancel);
        }
        return end();
    }

    private void start() {
        reading.start();
        writing.start();
        working.forEach(Thread::start);
    }

    private void cancel() {
        cancelled |= !pipeline.isClosed();
        pipeline.close();
    }

    /** An interrupt cancels, and is passed on when all is done. */
    private void lookOn() {
        boolean interrupted = false;
        while (writing.isAlive()) {
            try {
                writing.join(settings.progressEvery().toMillis());
                tell();
            } catch (InterruptedException e) {
                interrupted = true;
                cancel();
            }
        }
        Patience.run(this::joinWorkers);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void joinWorkers() throws InterruptedException {
        for (Thread thread : working) {
            thread.join();
        }
    }

    /** Whoever throws when told of the progress wants no more of it. */
    private void tell() {
        try {
            if (listenerFailure == null) {
                settings.progress().accept(progress());
            }
        } catch (RuntimeException e) {
            listenerFailure = e;
            cancel();
        }
    }

    private ReplayProgress progress() {
        return new ReplayProgress(writer.counts(), input.bytesRead(), input.size(), elapsed());
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - started);
    }

    private ReplayReport end() {
        pipeline.failure().ifPresent(reason -> {
            throw exception(reason).with(report(Ending.FAILED));
        });
        if (listenerFailure != null) {
            throw listenerFailure;
        }
        return report(ending());
    }

    private static ReplayException exception(Throwable reason) {
        return reason instanceof ReplayException told
                ? told
                : new ReplayException("The replay broke down: " + reason, reason);
    }

    private Ending ending() {
        if (writer.stoppedAtProblem()) {
            return Ending.STOPPED_AT_PROBLEM;
        }
        return cancelled ? Ending.CANCELLED : Ending.COMPLETED;
    }

    private ReplayReport report(Ending ending) {
        return new ReplayReport(
                ending, writer.counts(), input.bytesRead(), problems.kept(), problems.counts(), List.of(), elapsed());
    }
}
