package io.github.posthogplugins.manifest;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Guesses which known word an author had in mind. */
final class Spelling {

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
    static Optional<String> guess(String word, Collection<String> known) {
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

    /** The number of letters to insert, drop or replace on the way from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int index = 0; index < from.length(); index++) {
            row = nextRow(row, from.charAt(index), to);
        }
        return row[to.length()];
    }

    private static int[] nextRow(int[] above, char letter, String to) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int column = 1; column < row.length; column++) {
            int replaced = above[column - 1] + (letter == to.charAt(column - 1) ? 0 : 1);
            row[column] = Math.min(replaced, Math.min(above[column], row[column - 1]) + 1);
        }
        return row;
    }
}
