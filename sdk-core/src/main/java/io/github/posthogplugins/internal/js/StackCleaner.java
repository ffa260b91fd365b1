package io.github.posthogplugins.internal.js;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts guest stacks into the author's terms: only frames of the plugin's file, with the author's columns. */
final class StackCleaner {

    private static final Pattern FRAME = Pattern.compile("^(\\s+at (?:.*\\()?)([^()]+):(\\d+):(\\d+)(\\)?)$");

    private final String file;
    private final ColumnMap columns;

    StackCleaner(String file, ColumnMap columns) {
        this.file = file;
        this.columns = columns;
    }

    /** Returns the place of the topmost frame as the server words places: lines from 1, columns from 0. */
    static String topmostPlace(String frames) {
        return frames.lines()
                .map(FRAME::matcher)
                .filter(Matcher::matches)
                .map(frame -> " on line " + frame.group(3) + ":" + (Integer.parseInt(frame.group(4)) - 1))
                .findFirst()
                .orElse("");
    }

    String clean(String stack) {
        List<String> lines = new ArrayList<>();
        for (String line : stack.split("\n", -1)) {
            if (!line.stripLeading().startsWith("at ")) {
                lines.add(line);
                continue;
            }
            Matcher frame = FRAME.matcher(line);
            if (frame.matches() && frame.group(2).equals(file)) {
                lines.add(inAuthorsTerms(frame));
            }
        }
        return String.join("\n", lines);
    }

    private String inAuthorsTerms(Matcher frame) {
        int line = Integer.parseInt(frame.group(3));
        int column = columns.authorColumn(line, Integer.parseInt(frame.group(4)));
        return frame.group(1) + file + ":" + line + ":" + column + frame.group(5);
    }
}
