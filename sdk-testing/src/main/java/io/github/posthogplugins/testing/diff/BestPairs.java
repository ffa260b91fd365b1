package io.github.posthogplugins.testing.diff;

import io.github.posthogplugins.testing.diff.Alignment.Pair;
import io.github.posthogplugins.testing.diff.Alignment.Resemblance;
import io.github.posthogplugins.testing.diff.Difference.Kind;
import java.util.ArrayList;
import java.util.List;

/** Puts elements of two arrays side by side so that the sum of their likeness is the greatest. */
final class BestPairs {

    private final int start;
    private final int expected;
    private final int actual;
    private final int[][] likeness;

    /** The greatest sum for what is left of both arrays. */
    private final long[][] best;

    /**
     * @param start the index of the first elements in both arrays
     * @param expected the number of elements of the one
     * @param actual the number of elements of the other
     */
    BestPairs(int start, int expected, int actual, Resemblance resemblance) {
        this.start = start;
        this.expected = expected;
        this.actual = actual;
        this.likeness = new int[expected][actual];
        this.best = new long[expected + 1][actual + 1];
        for (int i = expected - 1; i >= 0; i--) {
            for (int j = actual - 1; j >= 0; j--) {
                likeness[i][j] = resemblance.of(start + i, start + j);
                best[i][j] = Math.max(together(i, j), Math.max(best[i + 1][j], best[i][j + 1]));
            }
        }
    }

    private long together(int i, int j) {
        return likeness[i][j] == Alignment.UNLIKE ? -1 : best[i + 1][j + 1] + likeness[i][j];
    }

    List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < expected || j < actual) {
            Kind kind = kind(i, j);
            pairs.add(new Pair(kind, kind == Kind.ADDED ? -1 : start + i, kind == Kind.REMOVED ? -1 : start + j));
            i += kind == Kind.ADDED ? 0 : 1;
            j += kind == Kind.REMOVED ? 0 : 1;
        }
        return pairs;
    }

    private Kind kind(int i, int j) {
        if (i < expected && j < actual && best[i][j] == together(i, j)) {
            return Kind.CHANGED;
        }
        return i < expected && best[i][j] == best[i + 1][j] ? Kind.REMOVED : Kind.ADDED;
    }
}
