package io.github.posthogplugins.testing.diff;

import io.github.posthogplugins.testing.diff.Difference.Kind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which elements of two arrays belong together: as many as possible that are the same, then those that resemble each
 * other most, without crossing; of the rest, those that are the same have moved.
 *
 * @param pairs in the order of the expected array; what is only in the actual one stands where it is there
 */
record Alignment(List<Pair> pairs) {

    /** The likeness of elements that are the same: more than that of all others together. */
    static final int SAME = 1_000_000;

    /** The likeness of elements that must not be put side by side. */
    static final int UNLIKE = 0;

    /** Beyond so many combinations, elements are put side by side by their place. */
    private static final long MOST_COMBINATIONS = 250_000;

    /** How much two elements resemble each other, from {@link #UNLIKE} to {@link #SAME}. */
    @FunctionalInterface
    interface Resemblance {

        int of(int expected, int actual);
    }

    /**
     * Two elements that belong together, or one alone.
     *
     * @param kind {@code CHANGED} if they stand side by side, the same or not
     * @param expected the index of the one, -1 if there is none
     * @param actual the index of the other, -1 if there is none
     */
    record Pair(Kind kind, int expected, int actual) {}

    /** Aligns arrays whose elements are the same if they are so but for what is ignored. */
    static Alignment of(JsonPath path, List<?> expected, List<?> actual, Sameness sameness) {
        return of(expected.size(), actual.size(), (left, right) -> {
            Object one = expected.get(left);
            Object other = actual.get(right);
            return sameness.of(path.element(left, right), one, other) ? SAME : Likeness.of(one, other);
        });
    }

    static Alignment of(int expected, int actual, Resemblance resemblance) {
        int head = sameAtStart(Math.min(expected, actual), resemblance);
        int tail = sameAtEnd(expected, actual, head, resemblance);
        List<Pair> pairs = new ArrayList<>(sideBySide(0, 0, head));
        pairs.addAll(middle(head, expected - head - tail, actual - head - tail, resemblance));
        pairs.addAll(sideBySide(expected - tail, actual - tail, tail));
        return new Alignment(withMoves(pairs, resemblance));
    }

    private static int sameAtStart(int most, Resemblance resemblance) {
        int count = 0;
        while (count < most && resemblance.of(count, count) == SAME) {
            count++;
        }
        return count;
    }

    private static int sameAtEnd(int expected, int actual, int head, Resemblance resemblance) {
        int most = Math.min(expected, actual) - head;
        int count = 0;
        while (count < most && resemblance.of(expected - 1 - count, actual - 1 - count) == SAME) {
            count++;
        }
        return count;
    }

    private static List<Pair> sideBySide(int expected, int actual, int count) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(Kind.CHANGED, expected + i, actual + i));
        }
        return pairs;
    }

    private static List<Pair> middle(int head, int expected, int actual, Resemblance resemblance) {
        return (long) expected * actual > MOST_COMBINATIONS
                ? byPlace(head, expected, actual)
                : new BestPairs(head, expected, actual, resemblance).pairs();
    }

    private static List<Pair> byPlace(int head, int expected, int actual) {
        int both = Math.min(expected, actual);
        List<Pair> pairs = new ArrayList<>(sideBySide(head, head, both));
        for (int i = both; i < expected; i++) {
            pairs.add(new Pair(Kind.REMOVED, head + i, -1));
        }
        for (int i = both; i < actual; i++) {
            pairs.add(new Pair(Kind.ADDED, -1, head + i));
        }
        return pairs;
    }

    private static List<Pair> withMoves(List<Pair> pairs, Resemblance resemblance) {
        Set<Pair> added = new LinkedHashSet<>(
                pairs.stream().filter(pair -> pair.kind() == Kind.ADDED).toList());
        List<Pair> result = new ArrayList<>();
        Set<Pair> arrived = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            Optional<Pair> destination = pair.kind() == Kind.REMOVED
                    ? added.stream()
                            .filter(other -> resemblance.of(pair.expected(), other.actual()) == SAME)
                            .findFirst()
                    : Optional.empty();
            destination.ifPresent(added::remove);
            destination.ifPresent(arrived::add);
            result.add(destination
                    .map(other -> new Pair(Kind.MOVED, pair.expected(), other.actual()))
                    .orElse(pair));
        }
        result.removeAll(arrived);
        return List.copyOf(result);
    }
}
