package io.github.posthogplugins.replay;

import io.github.posthogplugins.event.EventLimits;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.PluginLoadException;
import io.github.posthogplugins.runtime.PluginChain;
import io.github.posthogplugins.runtime.PluginRuntime;
import io.github.posthogplugins.runtime.PluginSpec;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Sends a file of events, one JSON object a line, through a chain of plugins.
 *
 * <pre>{@code
 * ReplayReport report = ReplayRunner.of(List.of(PluginSpec.of(PluginBundle.load(Path.of("hello-world")))))
 *     .withWorkers(2)
 *     .withProgress(progress -> System.err.println(progress.counts().read()))
 *     .run(Path.of("events.ndjson.gz"), Path.of("processed.ndjson"));
 * }</pre>
 *
 * <p>Each worker is a thread with plugins of its own; cache, storage, GeoIP, HTTP and the clock are shared. Events of one
 * {@code distinct_id} go through the same worker in their order (those without one, through the first), and the output
 * has the order of the input. So plugins that remember something about a user see what they would see with one worker;
 * what a plugin remembers about all events in its own memory, it remembers for its worker only.
 *
 * <p>However large the file, a bounded part of it is in memory. Lines that are no event, and events that the chain
 * rejects, are counted and reported with their place, and left out of the output like dropped ones.
 *
 * <p>A runner can be used many times, by one thread at a time.
 */
public final class ReplayRunner {

    /** How many problems of each kind a report holds, if nothing else is set. */
    public static final int PROBLEMS_OF_EACH_KIND = 20;

    private final List<PluginSpec> specs;
    private PluginRuntime.Builder runtime = PluginRuntime.builder();
    private int workers = Runtime.getRuntime().availableProcessors();
    private boolean delivers = true;
    private boolean stopAtProblem;
    private boolean gzip;
    private int problemsOfEachKind = PROBLEMS_OF_EACH_KIND;
    private int longestLine = EventLimits.defaults().maxCharacters();
    private Duration progressEvery = Duration.ofMillis(500);
    private Consumer<ReplayProgress> progress = ignored -> {};
    private ReplayCancellation cancellation = new ReplayCancellation();

    private ReplayRunner(List<PluginSpec> specs) {
        this.specs = List.copyOf(specs);
    }

    /** Returns a runner for these plugins, in this order, with one worker for each processor. */
    public static ReplayRunner of(List<PluginSpec> plugins) {
        if (plugins.isEmpty()) {
            throw new IllegalArgumentException("There is no plugin to replay events through. Pass at least one.");
        }
        return new ReplayRunner(plugins);
    }

    /** Sets how many events are worked on at once; with 1, plugins see all events in their order. */
    public ReplayRunner withWorkers(int workers) {
        this.workers = atLeastOne(workers, "workers");
        return this;
    }

    /** Sets what the plugins run on: clock, limits, cache, storage, GeoIP and HTTP, shared by all workers. */
    public ReplayRunner withRuntime(PluginRuntime.Builder runtime) {
        this.runtime = runtime;
        return this;
    }

    /** Runs {@code processEvent} only, and no {@code onEvent}. */
    public ReplayRunner withoutOnEvent() {
        delivers = false;
        return this;
    }

    /** Ends the run at the first line that is no event, or whose event is rejected. */
    public ReplayRunner stoppingAtProblem() {
        stopAtProblem = true;
        return this;
    }

    /** Writes gzip; output files whose name ends with {@code .gz} are anyway. */
    public ReplayRunner withGzipOutput() {
        gzip = true;
        return this;
    }

    /** Sets how many problems of each kind the report holds; all are counted. */
    public ReplayRunner withProblemsOfEachKind(int most) {
        this.problemsOfEachKind = most;
        return this;
    }

    /** Sets the most bytes that a line may have; else 8 Mi, as many as an event may have characters. */
    public ReplayRunner withLongestLine(int bytes) {
        this.longestLine = atLeastOne(bytes, "bytes of a line");
        return this;
    }

    /**
     * Sets who is told of the progress: on the thread that called {@code run}, twice a second and once at the end. An
     * exception that it throws ends the run and is passed on.
     */
    public ReplayRunner withProgress(Consumer<ReplayProgress> listener) {
        return withProgress(progressEvery, listener);
    }

    /** Sets who is told of the progress, as {@link #withProgress(Consumer)} does, and how often. */
    public ReplayRunner withProgress(Duration every, Consumer<ReplayProgress> listener) {
        atLeastOne(every.toMillis() > 0 ? 1 : 0, "milliseconds between two reports of the progress");
        this.progressEvery = every;
        this.progress = listener;
        return this;
    }

    /** Sets what ends a run early; interrupting the thread that called {@code run} does the same. */
    public ReplayRunner withCancellation(ReplayCancellation cancellation) {
        this.cancellation = cancellation;
        return this;
    }

    private static int atLeastOne(int number, String what) {
        if (number < 1) {
            throw new IllegalArgumentException("There must be at least 1 of: " + what + "; but it is " + number + ".");
        }
        return number;
    }

    /**
     * Sends the events of a file, plain or gzip, through the plugins and into another file, which is replaced.
     *
     * @throws ReplayException if a file can't be opened, a plugin can't be set up, or the run breaks down; a line that is
     *     no event is no reason
     * @throws PluginLoadException if the source of a plugin can't be loaded
     * @throws InvalidConfigException if a plugin's config holds values that its manifest does not allow
     */
    public ReplayReport run(Path in, Path out) {
        requireTwoFiles(in, out);
        try (Crew crew = crew();
                InputStream bytes = Files.newInputStream(in);
                ReplayInput input = new ReplayInput(in.toString(), bytes, OptionalLong.of(Files.size(in)));
                OutputStream output = Files.newOutputStream(out)) {
            return run(crew, input, output, gzip || out.toString().endsWith(".gz"));
        } catch (IOException e) {
            throw new ReplayException("Could not replay '" + in + "' into '" + out + "': " + e, e);
        }
    }

    private static void requireTwoFiles(Path in, Path out) {
        if (!Files.isRegularFile(in) && !Files.isReadable(in)) {
            throw new ReplayException(
                    "There is no file of events at '" + in + "'. Pass a file with one event on each line.", null);
        }
        try {
            if (Files.exists(out) && Files.isSameFile(in, out)) {
                throw new ReplayException(
                        "The output '" + out + "' is the input, which would be lost. Name another file.", null);
            }
        } catch (IOException e) {
            throw new ReplayException("Could not look at '" + out + "': " + e, e);
        }
    }

    /**
     * Sends the events of a stream, plain or gzip, through the plugins and into another stream. Neither is closed.
     *
     * @param name what problems call the input
     * @throws ReplayException as {@link #run(Path, Path)} does
     */
    public ReplayReport run(String name, InputStream in, OutputStream out) {
        try (Crew crew = crew()) {
            return run(crew, new ReplayInput(name, in, OptionalLong.empty()), out, gzip);
        } catch (IOException e) {
            throw new ReplayException("Could not read '" + name + "': " + e, e);
        }
    }

    private Crew crew() {
        return Crew.load(specs, runtime.build(), workers);
    }

    private ReplayReport run(Crew crew, ReplayInput input, OutputStream out, boolean packed) {
        OutputForm form = packed ? OutputForm.gzip() : OutputForm.plain();
        Replay replay = new Replay(input, out, form, work(crew), settings());
        try {
            return replay.run().with(pluginReports(crew));
        } catch (ReplayException e) {
            throw e.report()
                    .map(report -> e.with(report.with(pluginReports(crew))))
                    .orElse(e);
        }
    }

    private List<PluginReport> pluginReports(Crew crew) {
        crew.close();
        return crew.reports(problemsOfEachKind);
    }

    private Replay.Work work(Crew crew) {
        return new Replay.Work(
                IntStream.range(0, workers)
                        .mapToObj(worker -> hooks(crew.chain(worker)))
                        .toList(),
                IntStream.range(0, workers).mapToObj(crew::tally).toList());
    }

    private Function<PluginEvent, ChainResult> hooks(PluginChain chain) {
        return delivers ? chain::process : chain::processEvent;
    }

    private ReplaySettings settings() {
        return new ReplaySettings(
                longestLine, problemsOfEachKind, stopAtProblem, progressEvery, progress, cancellation);
    }
}
