package io.github.posthogplugins.coverage;

import io.github.posthogplugins.coverage.SourceCounts.ValueCount;
import io.github.posthogplugins.coverage.SourceOutline.Arm;
import io.github.posthogplugins.coverage.SourceOutline.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Tells what has not run from what does not run.
 *
 * <p>The engine prepares code when it is first run, so what it has not prepared has not run. Unless a part of it has: then
 * the engine has put something else in its place, and nobody can say how often it ran.
 */
final class Reach {

    private final Map<Span, Long> statements;
    private final Map<Span, ValueCount> values;

    Reach(SourceOutline outline, SourceCounts counts) {
        this.statements = zip(outline.statements(), counts.statements());
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
        long count = statements.getOrDefault(statement, SourceCounts.UNSEEN);
        if (count != SourceCounts.UNSEEN) {
            return OptionalLong.of(count);
        }
        return hasPartThatRan(statement) ? OptionalLong.empty() : OptionalLong.of(0);
    }

    private boolean hasPartThatRan(Span statement) {
        return statements.entrySet().stream()
                .anyMatch(other -> other.getValue() > 0 && statement.contains(other.getKey()));
    }

    OptionalLong ofArm(Arm arm) {
        boolean isStatement = arm.outcome() == Outcome.RUN && statements.containsKey(arm.span());
        return isStatement
                ? ofStatement(arm.span())
                : OptionalLong.of(Math.max(
                        0, values.getOrDefault(arm.span(), ValueCount.NONE).count(arm.outcome())));
    }
}
