package io.github.posthogplugins.testing.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tables that compare the kit with others add up, and say where each of our own marks comes from. */
class ComparisonTests {

    private static final Path PAGE = Path.of("../docs/comparison.md");
    private static final Map<Character, Integer> POINTS = Map.of('●', 2, '◐', 1, '○', 0, '–', 0, '?', 0);
    private static final Pattern PROOF = Pattern.compile("\\[[●◐]]\\(([^)#]+)(?:#([^)]+))?\\)[¹²³⁴⁵⁶⁷⁸⁹]*");

    /** A table: its lines' cells, without the line of dashes. */
    record Table(List<List<String>> lines) {

        List<List<String>> rows() {
            return lines.subList(1, lines.size() - 1);
        }

        int sum(int column) {
            return rows().stream().mapToInt(row -> points(row.get(column))).sum();
        }

        @Override
        public String toString() {
            return lines.get(0).toString();
        }
    }

    static Stream<Table> tables() {
        String[] blocks = String.join("\n", Snippet.lines(PAGE)).split("\n\n");
        return Arrays.stream(blocks).filter(block -> block.startsWith("| #")).map(ComparisonTests::table);
    }

    private static Table table(String block) {
        return new Table(block.lines()
                .filter(line -> !line.startsWith("|---") && !line.startsWith("| ---"))
                .map(ComparisonTests::cells)
                .toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1, line.length() - 1).split("\\|"))
                .map(String::strip)
                .toList();
    }

    private static int points(String cell) {
        char mark = cell.startsWith("[") ? cell.charAt(1) : cell.charAt(0);
        Integer points = POINTS.get(mark);
        assertThat(points).as("points of '%s'", cell).isNotNull();
        return points;
    }

    @ParameterizedTest
    @MethodSource("tables")
    void has_the_right_totals(Table table) {
        List<String> totals = table.lines().get(table.lines().size() - 1);

        IntStream.range(2, totals.size())
                .forEach(column -> assertThat(totals.get(column).replace("*", ""))
                        .as("total of %s", table.lines().get(0).get(column))
                        .isEqualTo(String.valueOf(table.sum(column))));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void numbers_all_rows(Table table) {
        assertThat(table.rows())
                .extracting(row -> row.get(0))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, table.rows().size())
                        .mapToObj(String::valueOf)
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void links_each_mark_of_ours_to_its_proof(Table table) {
        assertThat(table.rows())
                .extracting(row -> row.get(row.size() - 1))
                .filteredOn(cell -> points(cell) > 0)
                .allSatisfy(cell -> {
                    Matcher proof = PROOF.matcher(cell);
                    assertThat(proof.matches()).as("%s is a link", cell).isTrue();
                    assertThat(PAGE.resolveSibling(proof.group(1))).exists();
                });
    }
}
