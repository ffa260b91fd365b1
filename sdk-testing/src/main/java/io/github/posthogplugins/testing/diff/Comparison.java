package io.github.posthogplugins.testing.diff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks through two values side by side and collects in what they differ, how much is the same, and what is ignored. */
final class Comparison {

    private final Sameness sameness;
    private final boolean ordered;
    private final List<Difference> differences = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Set<JsonPath> ignored = new LinkedHashSet<>();

    private Comparison(Sameness sameness, boolean ordered) {
        this.sameness = sameness;
        this.ordered = ordered;
    }

    static Comparison of(@Nullable Object expected, @Nullable Object actual, Sameness sameness, boolean ordered) {
        Comparison comparison = new Comparison(sameness, ordered);
        if (!comparison.ignores(JsonPath.ROOT)) {
            comparison.compare(JsonPath.ROOT, expected, actual);
        }
        return comparison;
    }

    List<Difference> differences() {
        return differences;
    }

    /** Of the objects and arrays in which something differs, the outer ones first. */
    List<Tally> tallies() {
        return tallies.stream().filter(Tally::hasDifferences).toList();
    }

    /** What there is at paths that are ignored, the same or not. */
    Set<JsonPath> ignored() {
        return ignored;
    }

    /** Returns whether nothing differs. */
    private boolean compare(JsonPath path, @Nullable Object expected, @Nullable Object actual) {
        int before = differences.size();
        if (expected instanceof Map<?, ?> one && actual instanceof Map<?, ?> other) {
            compareMembers(path, one, other);
        } else if (expected instanceof List<?> one && actual instanceof List<?> other) {
            compareElements(path, one, other);
        } else if (!JsonValues.sameScalar(expected, actual)) {
            differs(Difference.changed(path, expected, actual));
        }
        return differences.size() == before;
    }

    private void compareMembers(JsonPath path, Map<?, ?> expected, Map<?, ?> actual) {
        Tally tally = tally(path, false);
        Set<String> moved = ordered ? MemberOrder.moved(expected.keySet(), actual.keySet()) : Set.of();
        expected.forEach((name, value) -> {
            JsonPath place = path.member((String) name);
            if (!ignores(place)) {
                tally.count(
                        actual.containsKey(name)
                                ? compareMember(place, value, actual.get(name), moved.contains(name))
                                : differs(Difference.removed(place, value)));
            }
        });
        actual.forEach((name, value) -> {
            JsonPath place = path.member((String) name);
            if (!expected.containsKey(name) && !ignores(place) && !sameness.allowsExtras()) {
                tally.count(differs(Difference.added(place, value)));
            }
        });
    }

    private boolean compareMember(JsonPath place, @Nullable Object expected, @Nullable Object actual, boolean moved) {
        boolean stays = !moved || differs(Difference.moved(place, expected));
        return compare(place, expected, actual) && stays;
    }

    private boolean differs(Difference difference) {
        differences.add(difference);
        return false;
    }

    private void compareElements(JsonPath path, List<?> expected, List<?> actual) {
        Tally tally = tally(path, true);
        for (Alignment.Pair pair :
                Alignment.of(path, expected, actual, sameness).pairs()) {
            JsonPath place = path.element(pair.expected(), pair.actual());
            if (!ignores(place)) {
                tally.count(compareElement(place, pair, expected, actual));
            }
        }
    }

    private boolean compareElement(JsonPath place, Alignment.Pair pair, List<?> expected, List<?> actual) {
        return switch (pair.kind()) {
            case ADDED -> differs(Difference.added(place, actual.get(pair.actual())));
            case REMOVED -> differs(Difference.removed(place, expected.get(pair.expected())));
            case MOVED -> differs(Difference.moved(place, actual.get(pair.actual())));
            case CHANGED -> compare(place, expected.get(pair.expected()), actual.get(pair.actual()));
        };
    }

    private Tally tally(JsonPath path, boolean array) {
        Tally tally = new Tally(path, array);
        tallies.add(tally);
        return tally;
    }

    private boolean ignores(JsonPath path) {
        boolean ignores = sameness.ignores(path);
        if (ignores) {
            ignored.add(path);
        }
        return ignores;
    }
}
