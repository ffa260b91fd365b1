package io.github.posthogplugins.testing.diff;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether two values are the same but for what is ignored.
 *
 * @param ignored the paths of what is ignored
 */
record Sameness(List<PathPattern> ignored) {

    boolean of(JsonPath path, @Nullable Object one, @Nullable Object other) {
        if (ignores(path)) {
            return true;
        }
        if (one instanceof Map<?, ?> first && other instanceof Map<?, ?> second) {
            return haveSameMembers(path, first, second);
        }
        if (one instanceof List<?> first && other instanceof List<?> second) {
            return haveSameElements(path, first, second);
        }
        return JsonValues.sameScalar(one, other);
    }

    private boolean haveSameMembers(JsonPath path, Map<?, ?> one, Map<?, ?> other) {
        return one.entrySet().stream().allMatch(member -> isSame(path, (String) member.getKey(), one, other))
                && other.keySet().stream()
                        .allMatch(name -> one.containsKey(name) || ignores(path.member((String) name)));
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
