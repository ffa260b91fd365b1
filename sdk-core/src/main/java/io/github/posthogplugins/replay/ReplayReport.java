package io.github.posthogplugins.replay;

import io.github.posthogplugins.validation.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a replay did.
 *
 * @param ending why it ended
 * @param counts what became of the lines
 * @param bytesRead how much of the input was read, as it lies there
 * @param problems the first problems of each kind, in the order of the lines, with file, line and often column
 * @param problemCounts how many problems of each kind there were, by code
 * @param plugins what each plugin did, in the order of the chain
 * @param elapsed how long it took, without the set-up of plugins
 */
public record ReplayReport(
        Ending ending,
        LineCounts counts,
        long bytesRead,
        List<Problem> problems,
        Map<String, Long> problemCounts,
        List<PluginReport> plugins,
        Duration elapsed) {

    /** Why a replay ended. */
    public enum Ending {
        /** All lines were read. */
        COMPLETED,
        /** It was cancelled or interrupted; the output holds the events of the lines that were counted. */
        CANCELLED,
        /** It was to stop at the first line that is no event, and there was one. */
        STOPPED_AT_PROBLEM,
        /** It broke down; only the report of a {@link ReplayException} says so. */
        FAILED
    }

    /** Copies the lists. */
    public ReplayReport {
        problems = List.copyOf(problems);
        problemCounts = Map.copyOf(problemCounts);
        plugins = List.copyOf(plugins);
    }

    ReplayReport with(List<PluginReport> plugins) {
        return new ReplayReport(ending, counts, bytesRead, problems, problemCounts, plugins, elapsed);
    }
}
