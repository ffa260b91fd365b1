package io.github.posthogplugins.testing.diff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two values are the same but for what is ignored.
 *
 * @param ignored the paths of what is ignored
 * @param allowsExtras whether objects may have more members than expected
 */
record Sameness(List<PathPattern> ignored, boolean allowsExtras) {

    static final Sameness COMPLETE = new Sameness(List.of(), false);

    boolean of(JsonPath path, @Nullable Object expected, @Nullable Object actual) {
        if (ignores(path)) {
            return true;
        }
        if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            return haveSameMembers(path, one, other);
        }
        if (expected instanceof List<?> one && actual instanceof List<?> other) {
            return haveSameElements(path, one, other);
        }
        return JsonValues.sameScalar(expected, actual);
    }

    private boolean haveSameMembers(JsonPath path, Map<?, ?> expected, Map<?, ?> actual) {
        return expected.keySet().stream().allMatch(name -> isSame(path, (String) name, expected, actual))
                && actual.keySet().stream()
                        .allMatch(name -> expected.containsKey(name) || allowsExtra(path.member((String) name)));
    }

    /** Tells whether a member may be there that nobody expects. */
    boolean allowsExtra(JsonPath path) {
        return allowsExtras || ignores(path);
    }

    private boolean isSame(JsonPath path, String name, Map<?, ?> one, Map<?, ?> other) {
        JsonPath place = path.member(name);
        return other.containsKey(name) ? of(place, one.get(name), other.get(name)) : ignores(place);
    }

    private boolean haveSameElements(JsonPath path, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!of(path.element(i, i), one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean ignores(JsonPath path) {
        return ignored.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
