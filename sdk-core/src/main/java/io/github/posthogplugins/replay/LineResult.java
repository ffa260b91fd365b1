package io.github.posthogplugins.replay;

import io.github.posthogplugins.validation.Problem;
import java.util.List;

/**
 * What became of a line.
 *
 * @param fate how it ended
 * @param json the event as it left the chain, if it was kept, else nothing
 * @param problems what is to be reported
 */
record LineResult(Fate fate, byte[] json, List<Problem> problems) {

    private static final byte[] NOTHING = {};
    static final LineResult BLANK = new LineResult(Fate.BLANK, NOTHING, List.of());

    enum Fate {
        KEPT,
        DROPPED,
        REJECTED,
        FAILED,
        BLANK
    }

    static LineResult kept(byte[] json, List<Problem> problems) {
        return new LineResult(Fate.KEPT, json, problems);
    }

    static LineResult dropped(List<Problem> problems) {
        return new LineResult(Fate.DROPPED, NOTHING, problems);
    }

    static LineResult rejected(Problem problem) {
        return new LineResult(Fate.REJECTED, NOTHING, List.of(problem));
    }

    static LineResult failed(Problem problem) {
        return new LineResult(Fate.FAILED, NOTHING, List.of(problem));
    }

    boolean isKept() {
        return fate == Fate.KEPT;
    }

    /** Tells whether a run that stops at the first problem stops here. */
    boolean isBad() {
        return fate == Fate.REJECTED || fate == Fate.FAILED;
    }
}
