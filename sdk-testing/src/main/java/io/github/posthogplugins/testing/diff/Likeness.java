package io.github.posthogplugins.testing.diff;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says how much two elements that are not the same resemble each other. */
final class Likeness {

    private static final int OTHER_TYPE = 1;
    private static final int SAME_TYPE = 100;
    private static final int MOST = 999;

    private Likeness() {}

    /** Returns a number above {@link Alignment#UNLIKE} and below {@link Alignment#SAME} if they may be compared. */
    static int of(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            return ofObjects(first, second);
        }
        boolean sameType = (one instanceof List && other instanceof List) || (isScalar(one) && isScalar(other));
        return sameType ? SAME_TYPE : OTHER_TYPE;
    }

    private static boolean isScalar(@Nullable Object value) {
        return !(value instanceof Map) && !(value instanceof List);
    }

    /** Objects without a name in common are different things. */
    private static int ofObjects(Map<?, ?> one, Map<?, ?> other) {
        Set<Object> names = new HashSet<>(one.keySet());
        names.addAll(other.keySet());
        int common = 0;
        int same = 0;
        for (Map.Entry<?, ?> member : one.entrySet()) {
            if (other.containsKey(member.getKey())) {
                common++;
                same += isSame(member.getValue(), other.get(member.getKey())) ? 1 : 0;
            }
        }
        return MOST * (common + 2 * same) / (3 * names.size());
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return Sameness.COMPLETE.of(JsonPath.ROOT, one, other);
    }
}
