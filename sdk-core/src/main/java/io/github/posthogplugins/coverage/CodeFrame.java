package io.github.posthogplugins.coverage;

import java.util.ArrayList;
import java.util.List;

/** A few lines of a source, with a part of one of them marked. */
final class CodeFrame {

    private static final int LINES_AROUND = 1;

    private CodeFrame() {}

    /** Marks a part up to the end of the line that it begins on. */
    static String of(TextLines text, Span span) {
        int marked = text.lineOf(span.start());
        int last = Math.min(text.count(), marked + LINES_AROUND);
        int width = Integer.toString(last).length();
        List<String> rows = new ArrayList<>();
        for (int line = Math.max(1, marked - LINES_AROUND); line <= last; line++) {
            rows.add(row(line == marked ? ">" : " ", Integer.toString(line), width, text.line(line)));
            if (line == marked) {
                rows.add(row(" ", "", width, mark(text, span)));
            }
        }
        return String.join("\n", rows);
    }

    private static String row(String sign, String number, int width, String text) {
        return ("  " + sign + " " + " ".repeat(width - number.length()) + number + " | " + text).stripTrailing();
    }

    /** Tabs before the mark stay tabs. */
    private static String mark(TextLines text, Span span) {
        String line = text.line(text.lineOf(span.start()));
        int column = text.columnOf(span.start()) - 1;
        int length = Math.min(line.length() - column, span.end() - span.start());
        return line.substring(0, column).replaceAll("[^\t]", " ") + "^".repeat(Math.max(1, length));
    }
}
