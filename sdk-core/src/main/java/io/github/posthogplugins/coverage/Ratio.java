package io.github.posthogplugins.coverage;

import java.util.Locale;
import java.util.stream.Stream;

/** How much of something is covered. */
public record Ratio(long covered, long total) {

    private static final Ratio NOTHING = new Ratio(0, 0);

    static Ratio sum(Stream<Ratio> ratios) {
        return ratios.reduce(NOTHING, (one, other) -> new Ratio(one.covered + other.covered, one.total + other.total));
    }

    /** Returns the percentage, of nothing 100. */
    public double percent() {
        return total == 0 ? 100 : 100.0 * covered / total;
    }

    /** Returns the percentage with one digit after the point; rounded down, so that 100 means all. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.1f %%", Math.floor(percent() * 10) / 10);
    }
}
