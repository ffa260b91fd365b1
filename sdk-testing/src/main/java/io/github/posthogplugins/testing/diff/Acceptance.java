package io.github.posthogplugins.testing.diff;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes of an expected and an actual value the one to be expected from now on, as near to the old one as can be. */
final class Acceptance {

    private final Sameness sameness;

    Acceptance(Sameness sameness) {
        this.sameness = sameness;
    }

    @Nullable
    Object accept(JsonPath path, @Nullable Object expected, @Nullable Object actual) {
        if (sameness.ignores(path)) {
            return expected;
        }
        if (actual instanceof Map<?, ?> found) {
            return members(path, expected instanceof Map<?, ?> old ? old : Map.of(), found);
        }
        if (actual instanceof List<?> found) {
            return elements(path, expected instanceof List<?> old ? old : List.of(), found);
        }
        return JsonValues.sameScalar(expected, actual) ? expected : actual;
    }

    private Map<String, @Nullable Object> members(JsonPath path, Map<?, ?> expected, Map<?, ?> actual) {
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        expected.forEach((name, value) -> {
            JsonPath place = path.member((String) name);
            if (actual.containsKey(name) || sameness.ignores(place)) {
                result.put((String) name, accept(place, value, actual.get(name)));
            }
        });
        actual.forEach((name, value) -> {
            JsonPath place = path.member((String) name);
            if (!expected.containsKey(name) && !sameness.ignores(place)) {
                result.put((String) name, accept(place, null, value));
            }
        });
        return result;
    }

    /** An array without the elements that are ignored would have others in their places. */
    private List<@Nullable Object> elements(JsonPath path, List<?> expected, List<?> actual) {
        int[] origins = origins(path, expected, actual);
        List<@Nullable Object> result = new ArrayList<>();
        for (int i = 0; i < actual.size(); i++) {
            JsonPath place = path.element(origins[i], i);
            boolean isNew = origins[i] < 0;
            boolean keeps = isNew && sameness.ignores(place);
            result.add(keeps ? actual.get(i) : accept(place, isNew ? null : expected.get(origins[i]), actual.get(i)));
        }
        return result;
    }

    /** Which of the expected elements each actual one was, -1 for new ones. */
    private int[] origins(JsonPath path, List<?> expected, List<?> actual) {
        int[] origins = new int[actual.size()];
        for (Alignment.Pair pair :
                Alignment.of(path, expected, actual, sameness).pairs()) {
            if (pair.actual() >= 0) {
                origins[pair.actual()] = pair.expected();
            }
        }
        return origins;
    }
}
