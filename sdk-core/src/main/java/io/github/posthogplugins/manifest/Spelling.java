package io.github.posthogplugins.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses which known word an author had in mind; for the SDK's own modules. */
public final class Spelling {

    private static final int MAX_DISTANCE = 2;
    private static final Map<String, String> SYNONYMS = Map.of(
            "description", "hint",
            "help", "hint",
            "placeholder", "hint",
            "label", "name",
            "title", "name",
            "options", "choices",
            "isstateless", "stateless",
            "jobs", "publicJobs");

    private Spelling() {}

    /** The known word that is meant by {@code word}, if one comes close. */
    public static Optional<String> guess(String word, Collection<String> known) {
        String plain = plain(word);
        return Optional.ofNullable(SYNONYMS.get(plain)).filter(known::contains).or(() -> closest(plain, known));
    }

    private static Optional<String> closest(String plain, Collection<String> known) {
        return known.stream()
                .filter(candidate -> distance(plain, plain(candidate)) <= tolerance(plain))
                .min(Comparator.comparingInt((String candidate) -> distance(plain, plain(candidate)))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int tolerance(String word) {
        return Math.min(MAX_DISTANCE, word.length() / 3);
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[_\\s-]", "");
    }

    /** The number of letters to insert, drop, replace or swap with their neighbour on the way between the words. */
    private static int distance(String from, String to) {
        int[][] steps = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                steps[row][column] = row == 0 || column == 0 ? row + column : fewest(steps, row, column, from, to);
            }
        }
        return steps[from.length()][to.length()];
    }

    private static int fewest(int[][] steps, int row, int column, String from, String to) {
        boolean same = from.charAt(row - 1) == to.charAt(column - 1);
        int replaced = steps[row - 1][column - 1] + (same ? 0 : 1);
        int changed = Math.min(steps[row - 1][column], steps[row][column - 1]) + 1;
        int swapped = isSwap(row, column, from, to) ? steps[row - 2][column - 2] + 1 : Integer.MAX_VALUE;
        return Math.min(replaced, Math.min(changed, swapped));
    }

    private static boolean isSwap(int row, int column, String from, String to) {
        return row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
    }
}
