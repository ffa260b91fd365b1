package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.internal.js.ColumnMap.Insertion;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source map, version 3, from a script that runs to the text that its author wrote. Debuggers show that text then, types
 * included.
 *
 * <p>Lines are the same in both, so a map only says where in its line what was inserted begins and ends.
 */
final class SourceMap {

    private static final String COMMENT = "\n//# sourceMappingURL=data:application/json;charset=utf-8;base64,";

    private final StringBuilder mappings = new StringBuilder();
    private final ColumnMap columns;
    private int lastGenerated;
    private int lastLine;
    private int lastOriginal;

    private SourceMap(ColumnMap columns) {
        this.columns = columns;
    }

    /** Returns the comment that makes a map part of a script, as its last line. */
    static String comment(String file, String text, ColumnMap columns) {
        byte[] json = json(file, text, columns).getBytes(StandardCharsets.UTF_8);
        return COMMENT + Base64.getEncoder().encodeToString(json);
    }

    /**
     * Returns a map.
     *
     * @param file the name of the author's file, as the script beside it finds it
     * @param text what the author wrote
     * @param columns what was inserted
     */
    static String json(String file, String text, ColumnMap columns) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", 3);
        map.put("sources", List.of(file));
        map.put("sourcesContent", List.of(text));
        map.put("names", List.of());
        map.put("mappings", new SourceMap(columns).mappings((int) text.lines().count()));
        return JsonCodec.text(map);
    }

    private String mappings(int lines) {
        for (int line = 0; line < lines; line++) {
            if (line > 0) {
                mappings.append(';');
            }
            addLine(line);
        }
        return mappings.toString();
    }

    private void addLine(int line) {
        lastGenerated = 0;
        addSegment(0, line, 0);
        columns.insertions().stream()
                .filter(insertion -> insertion.line() == line + 1)
                .forEach(insertion -> addInsertion(insertion, line));
    }

    private void addInsertion(Insertion insertion, int line) {
        int begin = insertion.column() - 1;
        int end = begin + insertion.length();
        mappings.append(',');
        addSegment(begin, line, columns.authorColumn(line + 1, begin + 1) - 1);
        mappings.append(',');
        addSegment(end, line, columns.authorColumn(line + 1, end + 1) - 1);
    }

    /** Each number but the index of the file is the difference to the one before it. */
    private void addSegment(int generated, int line, int original) {
        Base64Vlq.append(mappings, generated - lastGenerated);
        Base64Vlq.append(mappings, 0);
        Base64Vlq.append(mappings, line - lastLine);
        Base64Vlq.append(mappings, original - lastOriginal);
        lastGenerated = generated;
        lastLine = line;
        lastOriginal = original;
    }

    /** Numbers of any size in the letters of Base64, five bits each, the lowest first and the sign at the very end. */
    private static final class Base64Vlq {

        private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        private static final int BITS = 5;
        private static final int MASK = (1 << BITS) - 1;
        private static final int MORE = 1 << BITS;

        private Base64Vlq() {}

        static void append(StringBuilder text, int number) {
            int left = number < 0 ? (-number << 1) | 1 : number << 1;
            do {
                int digit = left & MASK;
                left >>>= BITS;
                text.append(LETTERS.charAt(left == 0 ? digit : digit | MORE));
            } while (left != 0);
        }
    }
}
