package io.github.posthogplugins.replay;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * How a replay is run.
 *
 * @param longestLine the most bytes of a line
 * @param problemsOfEachKind how many problems of a kind are kept
 * @param stopAtProblem whether the first line that is no event ends the run
 * @param progressEvery how often progress is told
 * @param progress whom it is told
 * @param cancellation ends the run early
 */
record ReplaySettings(
        int longestLine,
        int problemsOfEachKind,
        boolean stopAtProblem,
        Duration progressEvery,
        Consumer<ReplayProgress> progress,
        ReplayCancellation cancellation) {}
