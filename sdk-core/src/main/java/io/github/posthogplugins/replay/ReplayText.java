package io.github.posthogplugins.replay;

import io.github.posthogplugins.validation.Problem;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells people about a replay. */
final class ReplayText {

    private static final Duration BETWEEN_LINES = Duration.ofSeconds(10);

    private final PrintStream out;
    private Duration next = BETWEEN_LINES;

    ReplayText(PrintStream out) {
        this.out = out;
    }

    void engine(String name) {
        out.println("JavaScript engine: " + name);
    }

    /** Prints a line now and then; short runs need none. */
    void progress(ReplayProgress progress) {
        if (progress.elapsed().compareTo(next) < 0) {
            return;
        }
        next = progress.elapsed().plus(BETWEEN_LINES);
        String share = progress.bytesTotal().isPresent()
                ? String.format(
                        Locale.ROOT,
                        ", %d %%",
                        progress.bytesRead()
                                * 100
                                / Math.max(1, progress.bytesTotal().getAsLong()))
                : "";
        out.println(counts(progress.counts(), progress.elapsed()) + share);
    }

    void report(ReplayReport report) {
        report.problems().forEach(this::problem);
        report.plugins().forEach(this::plugin);
        out.println(ending(report.ending()) + counts(report.counts(), report.elapsed()));
    }

    private void problem(Problem problem) {
        out.println(problem.headline() + (problem.advice().isEmpty() ? "" : "\n    " + problem.advice()));
    }

    private void plugin(PluginReport plugin) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %d succeeded, %d failed, %d dropped, %d passed over",
                plugin.plugin(),
                plugin.succeeded(),
                plugin.failed(),
                plugin.dropped(),
                plugin.passedOver()));
    }

    private static String ending(ReplayReport.Ending ending) {
        return switch (ending) {
            case COMPLETED -> "";
            case CANCELLED -> "Cancelled. ";
            case STOPPED_AT_PROBLEM -> "Stopped at the first problem. ";
            case FAILED -> "Broken down. ";
        };
    }

    private static String counts(LineCounts counts, Duration elapsed) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1000.0);
        return String.format(
                Locale.ROOT,
                "%d lines in %.1f s (%.0f a second): %d kept, %d dropped, %d rejected, %d no events, %d blank",
                counts.read(),
                seconds,
                counts.read() / seconds,
                counts.kept(),
                counts.dropped(),
                counts.rejected(),
                counts.failed(),
                counts.blank());
    }
}
