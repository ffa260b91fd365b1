package io.github.posthogplugins.testing.probe;

import io.github.posthogplugins.coverage.SourceCounts.ValueCount;
import io.github.posthogplugins.coverage.Span;

/**
 * Counts what the values of an expression were, and can turn them round.
 *
 * <p>Several threads may count at once and lose a few, but never all.
 */
public final class ValueSite {

    private final Span span;
    private long truthy;
    private long falsy;
    private long missing;
    private boolean seen;
    private volatile boolean negated;

    ValueSite(Span span) {
        this.span = span;
    }

    /** Returns where the expression is in the author's source. */
    public Span span() {
        return span;
    }

    /** Lets the expression be true where it would count as false, and the other way round, until told otherwise. */
    public void negate(boolean on) {
        negated = on;
    }

    boolean isNegated() {
        return negated;
    }

    /** Returns how often the expression had a value. */
    public long evaluations() {
        return truthy + falsy;
    }

    /** Says that the engine has prepared to run this. */
    void see() {
        seen = true;
    }

    void note(boolean isTrue, boolean isMissing) {
        if (isTrue) {
            truthy++;
        } else {
            falsy++;
        }
        if (isMissing) {
            missing++;
        }
    }

    ValueCount count() {
        return seen ? new ValueCount(truthy, falsy, missing) : ValueCount.NONE;
    }
}
