package io.github.posthogplugins.testing.assertj;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that a test probably meant. */
final class Spelling {

    private static final int MAX_DISTANCE = 3;

    private Spelling() {}

    /** Returns the nearest of these names, if one is near enough to be meant. */
    static Optional<String> nearest(String word, Collection<String> names) {
        return names.stream()
                .filter(name -> distance(word, name) <= Math.min(MAX_DISTANCE, 1 + word.length() / 4))
                .min(Comparator.comparingInt((String name) -> distance(word, name))
                        .thenComparing(name -> name));
    }

    /** The number of letters to insert, drop or replace; case and a leading dollar sign count nothing. */
    private static int distance(String one, String other) {
        String from = plain(one);
        String to = plain(other);
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int index = 0; index < from.length(); index++) {
            row = next(row, from.charAt(index), to);
        }
        return row[to.length()];
    }

    private static String plain(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        return lower.startsWith("$") ? lower.substring(1) : lower;
    }

    private static int[] next(int[] above, char letter, String to) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int column = 1; column < row.length; column++) {
            int replaced = above[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            row[column] = Math.min(replaced, Math.min(above[column], row[column - 1]) + 1);
        }
        return row;
    }
}
