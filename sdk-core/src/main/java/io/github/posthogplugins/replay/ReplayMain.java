package io.github.posthogplugins.replay;

import io.github.posthogplugins.extension.GeoIpLookup;
import io.github.posthogplugins.launch.LaunchPlan;
import io.github.posthogplugins.launch.OptimizedLauncher;
import io.github.posthogplugins.runtime.PluginRuntime;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Replays a file of events from the command line; without arguments, it says which there are.
 *
 * <p>The events go to the output, everything else to the standard error stream. The exit code is 0 if all lines were
 * events, 1 if some were not or the run ended early, and 2 if it could not be done.
 */
public final class ReplayMain {

    private static final int ALL_WELL = 0;
    private static final int WITH_PROBLEMS = 1;
    private static final int NOT_DONE = 2;

    private final List<String> words;
    private final PrintStream messages;

    private ReplayMain(List<String> words, PrintStream messages) {
        this.words = words;
        this.messages = messages;
    }

    /** Runs and exits. */
    public static void main(String[] args) {
        System.exit(run(List.of(args), System.err));
    }

    /** Runs and returns the exit code. */
    static int run(List<String> words, PrintStream messages) {
        return new ReplayMain(words, messages).run();
    }

    private int run() {
        ReplayArguments arguments;
        try {
            arguments = ReplayArguments.of(words);
        } catch (IllegalArgumentException e) {
            messages.println(e.getMessage() + "\n\n" + ReplayArguments.USAGE);
            return NOT_DONE;
        }
        try {
            return arguments.optimize ? optimized(arguments) : replay(arguments);
        } catch (RuntimeException e) {
            messages.println(e.getMessage());
            return NOT_DONE;
        }
    }

    // ---- in another JVM ----

    private int optimized(ReplayArguments arguments) {
        OptimizedLauncher launcher = OptimizedLauncher.ofThisJvm().withJvmArguments(inherited());
        LaunchPlan plan = arguments
                .javaHome
                .map(home -> launcher.withJavaHomes(List.of(home)))
                .orElse(launcher)
                .plan(ReplayMain.class.getName(), ReplayArguments.withoutOptimizing(words));
        if (plan instanceof LaunchPlan.Fork fork) {
            return fork(fork.command());
        }
        messages.println(((LaunchPlan.Stay) plan).reason());
        return replay(arguments);
    }

    /** The heap's size and the properties are the user's; all else belongs to this JVM. */
    private static List<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-Xm") || argument.startsWith("-D"))
                .toList();
    }

    /** Ending this process ends the other, which finishes what is under way before. */
    private static int fork(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            return ShutdownHook.during(() -> exitCode(process), process::destroy);
        } catch (IOException e) {
            throw new UncheckedIOException("'" + command.get(0) + "' could not be started: " + e.getMessage(), e);
        }
    }

    private static int exitCode(Process process) {
        Patience.run(process::waitFor);
        return process.exitValue();
    }

    // ---- in this JVM ----

    private int replay(ReplayArguments arguments) {
        ReplayCancellation cancellation = new ReplayCancellation();
        try {
            return ShutdownHook.during(() -> replay(arguments, cancellation), cancellation::cancel);
        } catch (IOException e) {
            throw new UncheckedIOException("A file can't be opened: " + e, e);
        }
    }

    private int replay(ReplayArguments arguments, ReplayCancellation cancellation) throws IOException {
        ReplayText text = new ReplayText(messages);
        text.engine(PluginRuntime.engineName());
        ReplayReport report = run(runner(arguments, cancellation, text), arguments);
        text.report(report);
        return isAllWell(report) ? ALL_WELL : WITH_PROBLEMS;
    }

    private static boolean isAllWell(ReplayReport report) {
        return report.ending() == ReplayReport.Ending.COMPLETED
                && report.counts().failed() + report.counts().rejected() == 0;
    }

    private static ReplayRunner runner(ReplayArguments arguments, ReplayCancellation cancellation, ReplayText text)
            throws IOException {
        ReplayRunner runner = ReplayRunner.of(arguments.specs())
                .withCancellation(cancellation)
                .withProgress(text::progress);
        arguments.workers.ifPresent(runner::withWorkers);
        arguments
                .geoIp
                .map(GeoIpLookup::ofDatabase)
                .ifPresent(found -> runner.withRuntime(PluginRuntime.builder().withGeoIp(found)));
        if (arguments.processOnly) {
            runner.withoutOnEvent();
        }
        return arguments.stopAtProblem ? runner.stoppingAtProblem() : runner;
    }

    private static ReplayReport run(ReplayRunner runner, ReplayArguments arguments) throws IOException {
        if (!arguments.in().equals("-") && !arguments.out().equals("-")) {
            return runner.run(Path.of(arguments.in()), Path.of(arguments.out()));
        }
        try (InputStream in = arguments.in().equals("-") ? System.in : Files.newInputStream(Path.of(arguments.in()));
                OutputStream out =
                        arguments.out().equals("-") ? System.out : Files.newOutputStream(Path.of(arguments.out()))) {
            if (arguments.out().endsWith(".gz")) {
                runner.withGzipOutput();
            }
            return runner.run(arguments.in().equals("-") ? "standard input" : arguments.in(), in, out);
        }
    }
}
