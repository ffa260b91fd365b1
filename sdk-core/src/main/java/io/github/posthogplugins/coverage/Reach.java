package io.github.posthogplugins.coverage;

import io.github.posthogplugins.coverage.SourceCounts.ValueCount;
import io.github.posthogplugins.coverage.SourceOutline.Arm;
import io.github.posthogplugins.coverage.SourceOutline.FunctionPlace;
import io.github.posthogplugins.coverage.SourceOutline.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tells what has not run from what does not run.
 *
 * <p>The engine prepares a function when it is first called. What it has not prepared although the function around it
 * was called is no code to it, such as a condition that is constant: that is neither covered nor missed.
 */
final class Reach {

    private final SourceOutline outline;
    private final Map<Span, Long> statements;
    private final Map<FunctionPlace, Long> functions;
    private final Map<Span, ValueCount> values;

    Reach(SourceOutline outline, SourceCounts counts) {
        this.outline = outline;
        this.statements = zip(outline.statements(), counts.statements());
        this.functions = zip(outline.functions(), counts.functions());
        this.values = zip(outline.values(), counts.values());
    }

    private static <K, V> Map<K, V> zip(List<K> keys, List<V> values) {
        Map<K, V> zipped = new HashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            zipped.put(keys.get(i), values.get(i));
        }
        return zipped;
    }

    OptionalLong ofStatement(Span statement) {
        return judged(statement, statements.getOrDefault(statement, SourceCounts.UNSEEN));
    }

    OptionalLong ofArm(Arm arm) {
        boolean isStatement = arm.outcome() == Outcome.RUN && statements.containsKey(arm.span());
        return isStatement
                ? ofStatement(arm.span())
                : judged(
                        arm.span(),
                        values.getOrDefault(arm.span(), ValueCount.NONE).count(arm.outcome()));
    }

    private OptionalLong judged(Span span, long count) {
        if (count != SourceCounts.UNSEEN) {
            return OptionalLong.of(count);
        }
        return isCalled(span) ? OptionalLong.empty() : OptionalLong.of(0);
    }

    /** The top level runs whenever the file is loaded. */
    private boolean isCalled(Span span) {
        return outline.functionAround(span)
                .map(function -> functions.getOrDefault(function, 0L) > 0)
                .orElse(true);
    }
}
