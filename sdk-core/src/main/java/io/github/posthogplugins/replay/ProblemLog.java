package io.github.posthogplugins.replay;

import io.github.posthogplugins.validation.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts problems by their code and keeps the first ones of each. Used by one thread at a time. */
final class ProblemLog {

    private final int keptOfEach;
    private final List<Problem> kept = new ArrayList<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();

    ProblemLog(int keptOfEach) {
        this.keptOfEach = keptOfEach;
    }

    void add(Problem problem) {
        if (counts.merge(problem.code(), 1L, Long::sum) <= keptOfEach) {
            kept.add(problem);
        }
    }

    List<Problem> kept() {
        return kept;
    }

    Map<String, Long> counts() {
        return counts;
    }
}
