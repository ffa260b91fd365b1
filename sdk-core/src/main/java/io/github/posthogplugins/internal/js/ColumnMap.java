package io.github.posthogplugins.internal.js;

import java.util.List;

/**
 * Maps a column of a transformed source back to the column the author sees. Lines are the same in both.
 *
 * <p>The transform only inserts text or blanks it, so a column is off by what was inserted before it on its line.
 *
 * @param insertions what the transform inserted, in the order of the text
 */
record ColumnMap(List<Insertion> insertions) {

    ColumnMap {
        insertions = List.copyOf(insertions);
    }

    /**
     * Returns the author's column; inserted text counts as standing where it was inserted.
     *
     * @param line the line, from 1
     * @param column the column in the transformed source, from 1 as a polyglot source section has it
     */
    int authorColumn(int line, int column) {
        return column
                - insertions.stream()
                        .filter(insertion -> insertion.line() == line)
                        .mapToInt(insertion -> insertion.lengthBefore(column))
                        .sum();
    }

    /**
     * Text that the transform put into a line.
     *
     * @param line the line, from 1
     * @param column where the text begins in the transformed source, from 1
     * @param length how long the text is
     */
    record Insertion(int line, int column, int length) {

        private int lengthBefore(int otherColumn) {
            return Math.max(0, Math.min(length, otherColumn - column));
        }
    }
}
