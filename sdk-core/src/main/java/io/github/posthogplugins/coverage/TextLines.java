package io.github.posthogplugins.coverage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text by lines, which end as JavaScript's parser and its engine agree on. */
public final class TextLines {

    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\r\\n]");

    private final String text;
    private final int[] starts;

    /** Creates the lines of a text. */
    public TextLines(String text) {
        this.text = text;
        this.starts = starts(text);
    }

    private static int[] starts(String text) {
        List<Integer> starts = new ArrayList<>(List.of(0));
        Matcher breaks = LINE_BREAK.matcher(text);
        while (breaks.find()) {
            starts.add(breaks.end());
        }
        return starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns how many there are; at least one. */
    public int count() {
        return starts.length;
    }

    /** Returns the text of a line, from 1, without its break. */
    public String line(int line) {
        int end = line < starts.length ? starts[line] : text.length();
        return text.substring(starts[line - 1], end).replaceFirst("(\\r\\n|[\\r\\n])$", "");
    }

    /** Returns the number of the line, from 1, with that offset. */
    public int lineOf(int offset) {
        int found = Arrays.binarySearch(starts, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns the column, from 1, of that offset. */
    public int columnOf(int offset) {
        return offset - starts[lineOf(offset) - 1] + 1;
    }

    /** Returns the offset of a line and column, both from 1. */
    public int offset(int line, int column) {
        return starts[line - 1] + column - 1;
    }
}
