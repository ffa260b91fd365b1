package io.github.posthogplugins.replay;

import io.github.posthogplugins.validation.Problem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a batch adds to the output and to the report.
 *
 * @param lines the kept events, one a line
 * @param packed the same as it is written
 * @param counts what became of its lines
 * @param problems what is to be reported, in order
 * @param isLast whether the run stops here
 */
record BatchOutput(byte[] lines, byte[] packed, LineCounts counts, List<Problem> problems, boolean isLast) {

    /**
     * Puts results together.
     *
     * @param stopAtProblem whether to leave out what comes after the first bad line
     * @return null if not all lines were done
     */
    static @Nullable BatchOutput of(@Nullable LineResult[] results, boolean stopAtProblem, OutputForm form) {
        List<LineResult> used = new ArrayList<>(results.length);
        for (LineResult result : results) {
            if (result == null) {
                return null;
            }
            used.add(result);
            if (stopAtProblem && result.isBad()) {
                return of(used, true, form);
            }
        }
        return of(used, false, form);
    }

    private static BatchOutput of(List<LineResult> results, boolean isLast, OutputForm form) {
        byte[] lines = join(results);
        List<Problem> problems =
                results.stream().flatMap(result -> result.problems().stream()).toList();
        return new BatchOutput(lines, form.pack(lines), count(results), problems, isLast);
    }

    private static byte[] join(List<LineResult> results) {
        int length = results.stream()
                .filter(LineResult::isKept)
                .mapToInt(result -> result.json().length + 1)
                .sum();
        byte[] lines = new byte[length];
        int at = 0;
        for (LineResult result : results) {
            if (result.isKept()) {
                System.arraycopy(result.json(), 0, lines, at, result.json().length);
                at += result.json().length + 1;
                lines[at - 1] = '\n';
            }
        }
        return lines;
    }

    private static LineCounts count(List<LineResult> results) {
        long[] counts = new long[LineResult.Fate.values().length];
        results.forEach(result -> counts[result.fate().ordinal()]++);
        return new LineCounts(counts[0], counts[1], counts[2], counts[3], counts[4]);
    }
}
