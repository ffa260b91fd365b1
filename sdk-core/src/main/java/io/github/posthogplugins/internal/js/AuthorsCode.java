package io.github.posthogplugins.internal.js;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The source as its author wrote it, for error messages that quote it.
 *
 * @param file its name in stacks
 * @param text the source
 * @param columns maps columns of what runs to those of the source
 */
record AuthorsCode(String file, String text, ColumnMap columns) {

    static final AuthorsCode NONE = new AuthorsCode("", "", new ColumnMap(List.of()));

    private static final int CONTEXT = 400;
    private static final Pattern LINE_BREAK = Pattern.compile("\\r\\n|[\\r\\n]");

    /**
     * Returns what is before and after a place in what runs; both empty if there is no such place.
     *
     * @param where the name of a file
     * @param line the line, from 1
     * @param column the column in what runs, from 1
     */
    List<String> around(String where, int line, int column) {
        int offset = offset(line, columns.authorColumn(line, column) - 1);
        if (offset < 0 || !where.equals(file)) {
            return List.of("", "");
        }
        return around(text, offset);
    }

    /** Returns what is before and after an offset in a text. */
    static List<String> around(String text, int offset) {
        String before = text.substring(Math.max(0, offset - CONTEXT), offset).stripTrailing();
        return List.of(before, text.substring(offset, Math.min(text.length(), offset + CONTEXT)));
    }

    private int offset(int line, int column) {
        var breaks = LINE_BREAK.matcher(text);
        int start = 0;
        for (int i = 1; i < line; i++) {
            if (!breaks.find()) {
                return -1;
            }
            start = breaks.end();
        }
        return start + column <= text.length() ? start + column : -1;
    }

    /** Tells whether a line begins with the declaration of a constant, variable or class of that name. */
    boolean declares(String name) {
        return Pattern.compile(
                        "^(?:export\\s+)?(?:const|let|class)\\s+" + Pattern.quote(name) + "(?![\\w$])",
                        Pattern.MULTILINE)
                .matcher(text)
                .find();
    }
}
