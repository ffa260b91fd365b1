package io.github.posthogplugins.replay;

import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.ChainStep.Result;
import java.util.List;

/** Counts what each plugin of a chain did, by its place in the chain. Used by one thread at a time. */
final class StepTally {

    private final long[][] counts;

    StepTally(int plugins) {
        counts = new long[plugins][Result.values().length];
    }

    void add(List<ChainStep> steps) {
        for (int place = 0; place < steps.size(); place++) {
            counts[place][steps.get(place).result().ordinal()]++;
        }
    }

    long count(int place, Result result) {
        return counts[place][result.ordinal()];
    }
}
