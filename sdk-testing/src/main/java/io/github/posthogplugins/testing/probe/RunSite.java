package io.github.posthogplugins.testing.probe;

import io.github.posthogplugins.coverage.SourceCounts;

/**
 * Counts how often a statement or function has run.
 *
 * <p>Several threads may count at once and lose a few, but never all.
 */
final class RunSite {

    private long count;
    private boolean seen;

    /** Says that the engine has prepared to run this. */
    void see() {
        seen = true;
    }

    void enter() {
        count++;
    }

    /** Takes back what turned out to be a visit that goes on later. */
    void leave() {
        count--;
    }

    long count() {
        return seen ? count : SourceCounts.UNSEEN;
    }
}
