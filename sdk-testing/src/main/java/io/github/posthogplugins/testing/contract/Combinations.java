package io.github.posthogplugins.testing.contract;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Ways of choosing one option for each of several things: all of them while they are few, else so many that any two
 * options of two things are chosen together at least once.
 */
final class Combinations {

    private final int[] sizes;
    private final Set<Pair> uncovered = new LinkedHashSet<>();

    private Combinations(int[] sizes) {
        this.sizes = sizes;
    }

    /** Tells how many ways there are; as many as fit in a long. */
    static long count(int... sizes) {
        long product = 1;
        for (int size : sizes) {
            product = product > Integer.MAX_VALUE ? product : product * size;
        }
        return product;
    }

    /** Returns the ways, the first options first, the same in every run. */
    static List<int[]> of(int most, int... sizes) {
        Combinations combinations = new Combinations(sizes);
        return count(sizes) <= most ? combinations.all() : combinations.pairwise();
    }

    private List<int[]> all() {
        List<int[]> all = new ArrayList<>();
        for (int number = 0; number < count(sizes); number++) {
            all.add(digits(number));
        }
        return all;
    }

    private int[] digits(int number) {
        int[] row = new int[sizes.length];
        int rest = number;
        for (int i = sizes.length - 1; i >= 0; i--) {
            row[i] = rest % sizes[i];
            rest /= sizes[i];
        }
        return row;
    }

    private List<int[]> pairwise() {
        collectPairs();
        List<int[]> rows = new ArrayList<>();
        add(new int[sizes.length], rows);
        while (!uncovered.isEmpty()) {
            add(rowFor(uncovered.iterator().next()), rows);
        }
        return rows;
    }

    private void collectPairs() {
        for (int first = 0; first < sizes.length; first++) {
            for (int second = first + 1; second < sizes.length; second++) {
                for (int a = 0; a < sizes[first]; a++) {
                    for (int b = 0; b < sizes[second]; b++) {
                        uncovered.add(new Pair(first, a, second, b));
                    }
                }
            }
        }
    }

    private void add(int[] row, List<int[]> rows) {
        rows.add(row);
        uncovered.removeIf(pair -> pair.isIn(row));
    }

    /** Starts with a pair and chooses the other options one by one, those that cover most with what is chosen already. */
    private int[] rowFor(Pair pair) {
        int[] row = new int[sizes.length];
        boolean[] chosen = new boolean[sizes.length];
        row[pair.first()] = pair.a();
        row[pair.second()] = pair.b();
        chosen[pair.first()] = true;
        chosen[pair.second()] = true;
        for (int i = 0; i < sizes.length; i++) {
            if (!chosen[i]) {
                row[i] = best(i, row, chosen);
                chosen[i] = true;
            }
        }
        return row;
    }

    private int best(int index, int[] row, boolean[] chosen) {
        int best = 0;
        long most = -1;
        for (int option = 0; option < sizes[index]; option++) {
            long covered = covered(index, option, row, chosen);
            if (covered > most) {
                most = covered;
                best = option;
            }
        }
        return best;
    }

    private long covered(int index, int option, int[] row, boolean[] chosen) {
        return IntStream.range(0, sizes.length)
                .filter(other -> chosen[other])
                .filter(other -> uncovered.contains(
                        other < index
                                ? new Pair(other, row[other], index, option)
                                : new Pair(index, option, other, row[other])))
                .count();
    }

    private record Pair(int first, int a, int second, int b) {
        boolean isIn(int[] row) {
            return row[first] == a && row[second] == b;
        }
    }
}
