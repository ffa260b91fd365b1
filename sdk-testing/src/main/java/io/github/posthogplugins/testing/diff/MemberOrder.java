package io.github.posthogplugins.testing.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares in which order two objects have their members. */
final class MemberOrder {

    private MemberOrder() {}

    /** Returns the fewest names that would have to move, of those that both have. */
    static Set<String> moved(Set<?> expected, Set<?> actual) {
        List<String> before = common(expected, actual);
        List<String> after = common(actual, expected);
        Alignment alignment = Alignment.of(
                before.size(),
                after.size(),
                (left, right) -> before.get(left).equals(after.get(right)) ? Alignment.SAME : Alignment.UNLIKE);
        return alignment.pairs().stream()
                .filter(pair -> pair.kind() == Difference.Kind.MOVED)
                .map(pair -> before.get(pair.expected()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<String> common(Set<?> names, Set<?> others) {
        List<String> common = new ArrayList<>();
        names.stream().filter(others::contains).forEach(name -> common.add((String) name));
        return common;
    }
}
