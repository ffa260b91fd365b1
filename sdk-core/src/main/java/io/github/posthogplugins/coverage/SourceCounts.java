package io.github.posthogplugins.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/**
 * How often the parts of an outline have run.
 *
 * @param statements for each of {@link SourceOutline#statements()}, {@link #UNSEEN} if the engine never came near it
 * @param functions for each of {@link SourceOutline#functions()}
 * @param values for each of {@link SourceOutline#values()}
 */
public record SourceCounts(List<Long> statements, List<Long> functions, List<ValueCount> values) {

    /** The count of what the engine has never prepared to run, or does not run as such. */
    public static final long UNSEEN = -1;

    /** Copies the lists. */
    public SourceCounts {
        statements = List.copyOf(statements);
        functions = List.copyOf(functions);
        values = List.copyOf(values);
    }

    /** Returns what two runs of the same source have run together. */
    public SourceCounts plus(SourceCounts other) {
        return new SourceCounts(
                pairwise(statements, other.statements, SourceCounts::sum),
                pairwise(functions, other.functions, SourceCounts::sum),
                pairwise(values, other.values, ValueCount::plus));
    }

    private static <T> List<T> pairwise(List<T> some, List<T> others, BinaryOperator<T> sum) {
        List<T> sums = new ArrayList<>();
        for (int i = 0; i < some.size(); i++) {
            sums.add(sum.apply(some.get(i), others.get(i)));
        }
        return sums;
    }

    private static long sum(long one, long other) {
        return one == UNSEEN || other == UNSEEN ? Math.max(one, other) : one + other;
    }

    /**
     * What the values of an expression were.
     *
     * @param truthy how many counted as true, {@link #UNSEEN} as above
     * @param falsy how many counted as false, those that were missing included
     * @param missing how many were null or undefined
     */
    public record ValueCount(long truthy, long falsy, long missing) {

        /** An expression that the engine has never prepared to run. */
        public static final ValueCount NONE = new ValueCount(UNSEEN, UNSEEN, UNSEEN);

        ValueCount plus(ValueCount other) {
            return new ValueCount(sum(truthy, other.truthy), sum(falsy, other.falsy), sum(missing, other.missing));
        }

        /** Returns how often an arm that this value decides was taken. */
        long count(SourceOutline.Outcome outcome) {
            if (truthy == UNSEEN) {
                return UNSEEN;
            }
            return switch (outcome) {
                case RUN -> truthy + falsy;
                case TRUE -> truthy;
                case FALSE -> falsy;
                case PRESENT -> truthy + falsy - missing;
                case MISSING -> missing;
            };
        }
    }
}
