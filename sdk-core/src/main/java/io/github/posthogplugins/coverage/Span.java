package io.github.posthogplugins.coverage;

import java.util.Comparator;

/**
 * A part of a text.
 *
 * @param start the offset of its first character
 * @param end the offset after its last one
 */
public record Span(int start, int end) implements Comparable<Span> {

    private static final Comparator<Span> ORDER =
            Comparator.comparingInt(Span::start).thenComparingInt(Span::end);

    /** Tells whether the other one lies inside of this one. */
    public boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    @Override
    public int compareTo(Span other) {
        return ORDER.compare(this, other);
    }
}
