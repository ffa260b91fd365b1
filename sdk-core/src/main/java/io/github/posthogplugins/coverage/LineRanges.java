package io.github.posthogplugins.coverage;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** Lines as people write them: {@code 12-14, 20}. */
final class LineRanges {

    private LineRanges() {}

    /** Puts neighbours together; lines without a statement between them do not part them. */
    static List<String> of(SortedSet<Integer> lines, SortedMap<Integer, Long> withStatements) {
        List<String> ranges = new ArrayList<>();
        int first = 0;
        int last = 0;
        for (int line : withStatements.keySet()) {
            if (!lines.contains(line)) {
                add(ranges, first, last);
                first = 0;
            } else {
                first = first == 0 ? line : first;
                last = line;
            }
        }
        add(ranges, first, last);
        return ranges;
    }

    private static void add(List<String> ranges, int first, int last) {
        if (first > 0) {
            ranges.add(first == last ? Integer.toString(first) : first + "-" + last);
        }
    }
}
