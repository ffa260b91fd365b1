package io.github.posthogplugins.runtime;

import io.github.posthogplugins.runtime.FidelityActor.Note;
import java.util.ArrayList;
import java.util.List;

/** A row of the table on one event in one state: what a genuine object gave, and how events differed from it. */
final class FidelityCase {

    /**
     * A difference between an event and a genuine object.
     *
     * @param facet what differs: {@code result}, {@code leaving} or {@code next}
     * @param text where, what was expected, what was there
     */
    record Difference(String facet, String text) {}

    private static final int EXCERPT = 240;

    final Note expected;
    final List<Difference> differences = new ArrayList<>();

    FidelityCase(Note expected) {
        this.expected = expected;
    }

    /** Returns the facets in which this row is known to differ. */
    List<String> known() {
        return expected.text("known").isEmpty()
                ? List.of()
                : List.of(expected.text("known").split(","));
    }

    String row() {
        return expected.text("row");
    }

    String input() {
        return expected.text("input");
    }

    /** Tells whether that chain, or {@code onEvent}, gets the event of this case. */
    boolean isOf(String chain) {
        return List.of(expected.text("chains").split(",")).contains(chain);
    }

    boolean isDropped() {
        return expected.text("dropped").equals("true");
    }

    String leaving(String chain) {
        return expected.text("leaving " + chain);
    }

    /** Compares what is said of an event with what was said of the genuine object. */
    void compare(String facet, String where, String wanted, String found) {
        if (!wanted.equals(found)) {
            differences.add(new Difference(
                    facet,
                    expected.text("case") + ", " + where + ": " + facet + " differs" + "\n  expected: "
                            + excerpt(wanted, found) + "\n   but was: " + excerpt(found, wanted)));
        }
    }

    /** The surroundings of the first difference. */
    private static String excerpt(String text, String other) {
        int start = Math.max(0, firstDifference(text, other) - EXCERPT / 2);
        int end = Math.min(text.length(), start + EXCERPT);
        return (start > 0 ? "…" : "") + text.substring(start, end) + (end < text.length() ? "…" : "");
    }

    private static int firstDifference(String text, String other) {
        int at = 0;
        while (at < Math.min(text.length(), other.length()) && text.charAt(at) == other.charAt(at)) {
            at++;
        }
        return Math.min(at, text.length());
    }
}
