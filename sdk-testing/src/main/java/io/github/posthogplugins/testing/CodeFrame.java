package io.github.posthogplugins.testing;

import io.github.posthogplugins.validation.Location;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A few lines of a plugin, with a mark below the place meant. */
final class CodeFrame {

    private static final int LINES_BEFORE = 1;

    /** A line that no author wrote: packed code. */
    private static final int LONGEST_LINE = 200;

    private CodeFrame() {}

    /**
     * Returns the frame on lines of its own, each with a line break in front; empty if the text has no such place, or is not
     * for people.
     */
    static String of(String text, Location place) {
        List<String> lines = text.lines().toList();
        int last = place.line().orElse(0);
        if (last < 1 || last > lines.size() || lines.get(last - 1).length() > LONGEST_LINE) {
            return "";
        }
        int margin = String.valueOf(last).length();
        return IntStream.rangeClosed(Math.max(1, last - LINES_BEFORE), last)
                        .mapToObj(line ->
                                row(" ".repeat(margin - String.valueOf(line).length()) + line, lines.get(line - 1)))
                        .collect(Collectors.joining())
                + row(
                        " ".repeat(margin),
                        mark(lines.get(last - 1), place.column().orElse(1)));
    }

    private static String row(String margin, String text) {
        return ("\n    " + margin + " | " + text).stripTrailing();
    }

    /** Tabs are as wide below as above. */
    private static String mark(String line, int column) {
        String before = line.substring(0, Math.min(line.length(), column - 1));
        return before.replaceAll("[^\t]", " ") + "^";
    }
}
