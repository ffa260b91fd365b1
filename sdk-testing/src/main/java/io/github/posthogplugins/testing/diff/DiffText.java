package io.github.posthogplugins.testing.diff;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Puts differences into words. */
final class DiffText {

    private static final String NOTHING = "(nothing)";
    private static final String MOVED = "moved";
    private static final int MOST_DIFFERENCES = 50;
    private static final int MOST_PLACES = 6;

    /** Strings that are longer are cut to what is around their first difference. */
    private static final int LONGEST_STRING = 100;

    private static final int BEFORE_DIFFERENCE = 30;

    private final String expectedWord;
    private final String actualWord;
    private final int width;
    private final List<String> lines = new ArrayList<>();

    DiffText(String expectedWord, String actualWord) {
        this.expectedWord = expectedWord;
        this.actualWord = actualWord;
        this.width = Math.max(MOVED.length(), Math.max(expectedWord.length(), actualWord.length())) + 2;
    }

    String of(Comparison comparison) {
        List<Difference> differences = comparison.differences();
        differences.stream().limit(MOST_DIFFERENCES).forEach(this::add);
        if (differences.size() > MOST_DIFFERENCES) {
            lines.add("  and " + (differences.size() - MOST_DIFFERENCES) + " more differences");
        }
        if (differences.isEmpty()) {
            lines.add("  nothing differs");
        }
        addList("  the same: ", comparison.tallies());
        addList("  ignored: ", comparison.ignored());
        return String.join("\n", lines);
    }

    private void addList(String title, Collection<?> items) {
        if (!items.isEmpty()) {
            String more = items.size() > MOST_PLACES ? " and " + (items.size() - MOST_PLACES) + " more" : "";
            lines.add(items.stream()
                    .limit(MOST_PLACES)
                    .map(String::valueOf)
                    .collect(Collectors.joining(", ", title, more)));
        }
    }

    private void add(Difference difference) {
        lines.add("  " + difference.path());
        switch (difference.kind()) {
            case ADDED -> addSides(NOTHING, ValueText.of(difference.actual()));
            case REMOVED -> addSides(ValueText.of(difference.expected()), NOTHING);
            case CHANGED -> addChange(difference);
            case MOVED -> addSide(MOVED, ValueText.of(difference.actual()));
        }
    }

    private void addSides(String expected, String actual) {
        addSide(expectedWord, expected);
        addSide(actualWord, actual);
    }

    private void addSide(String word, String value) {
        lines.add("    " + word + " ".repeat(width - word.length()) + value);
    }

    private void addChange(Difference difference) {
        if (difference.expected() instanceof String expected
                && difference.actual() instanceof String actual
                && Math.max(expected.length(), actual.length()) > LONGEST_STRING) {
            addCut(expected, actual);
        } else {
            addSides(ValueText.of(difference.expected()), ValueText.of(difference.actual()));
        }
    }

    private void addCut(String expected, String actual) {
        int same = commonStart(expected, actual);
        addSides(around(expected, same), around(actual, same));
        lines.add("    from character " + (same + 1) + " on, of " + expected.length() + " and " + actual.length());
    }

    private static int commonStart(String one, String other) {
        int shorter = Math.min(one.length(), other.length());
        int same = 0;
        while (same < shorter && one.charAt(same) == other.charAt(same)) {
            same++;
        }
        return same;
    }

    private static String around(String text, int place) {
        int start = Math.max(0, place - BEFORE_DIFFERENCE);
        return ValueText.part(text, start, Math.min(text.length(), start + LONGEST_STRING));
    }
}
