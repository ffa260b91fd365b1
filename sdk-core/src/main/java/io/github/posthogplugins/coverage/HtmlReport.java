package io.github.posthogplugins.coverage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.posthogplugins.coverage.FileCoverage.ArmCoverage;
import io.github.posthogplugins.coverage.FileCoverage.BranchCoverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The report for a browser: one file that needs no other, nor a network. */
final class HtmlReport {

    private static final String TEMPLATE = "report.html";

    private HtmlReport() {}

    static String of(CoverageReport report) {
        return template().replace("{{files}}", files(report)).replace("{{sources}}", sources(report));
    }

    private static String template() {
        try (InputStream in = HtmlReport.class.getResourceAsStream(TEMPLATE)) {
            return new String(Objects.requireNonNull(in, TEMPLATE).readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String files(CoverageReport report) {
        String rows = IntStream.range(0, report.files().size())
                .mapToObj(i -> fileRow(report.files().get(i), i))
                .collect(Collectors.joining());
        return "<div class=\"wide\"><table class=\"files\"><thead><tr><th scope=\"col\">File</th>"
                + "<th scope=\"col\">Lines</th><th scope=\"col\">Branches</th><th scope=\"col\">Functions</th></tr></thead>\n"
                + "<tbody>" + rows + "</tbody>\n<tfoot>"
                + row("All files", report.lines(), report.branches(), report.functions()) + "</tfoot></table></div>";
    }

    private static String fileRow(FileCoverage file, int number) {
        String link = "<a href=\"#f" + number + "\">" + escaped(file.file()) + "</a>";
        return row(link, file.lineRatio(), file.branchRatio(), file.functionRatio());
    }

    private static String row(String name, Ratio lines, Ratio branches, Ratio functions) {
        return "<tr><th scope=\"row\">" + name + "</th>" + cell(lines) + cell(branches) + cell(functions) + "</tr>\n";
    }

    private static String cell(Ratio ratio) {
        return "<td>" + ratio + " (" + ratio.covered() + "/" + ratio.total() + ")</td>";
    }

    private static String sources(CoverageReport report) {
        return IntStream.range(0, report.files().size())
                .mapToObj(i -> source(report.files().get(i), i))
                .collect(Collectors.joining("\n"));
    }

    private static String source(FileCoverage file, int number) {
        String rows = IntStream.rangeClosed(1, shownLines(file.text()))
                .mapToObj(line -> line(file, line, "f" + number + "l" + line))
                .collect(Collectors.joining());
        return "<section aria-labelledby=\"f" + number + "\"><h2 id=\"f" + number + "\">" + escaped(file.file())
                + "</h2>\n<table class=\"source\"><tbody>\n" + rows + "</tbody></table></section>";
    }

    /** The end of the last line begins no line of its own. */
    private static int shownLines(TextLines text) {
        return text.line(text.count()).isEmpty() ? text.count() - 1 : text.count();
    }

    private static String line(FileCoverage file, int line, String id) {
        Mark mark = Mark.of(file, line);
        Long count = file.lineHits().get(line);
        return "<tr id=\"" + id + "\"" + mark.attributes + "><th scope=\"row\" class=\"number\">" + line + "</th>"
                + "<td class=\"count\">" + (count == null ? "" : count + "×") + "</td>"
                + "<td class=\"mark\">" + mark.sign + "</td>"
                + "<td class=\"code\">" + escaped(file.text().line(line)) + note(file, line, mark) + "</td></tr>\n";
    }

    private static String note(FileCoverage file, int line, Mark mark) {
        if (mark != Mark.PARTIAL) {
            return "";
        }
        String ways = file.branchesOn(line).stream()
                .flatMap(branch ->
                        branch.arms().stream().filter(arm -> arm.count() == 0).map(arm -> way(branch, arm)))
                .collect(Collectors.joining("; "));
        return "<span class=\"note\">never: " + escaped(ways) + "</span>";
    }

    private static String way(BranchCoverage branch, ArmCoverage arm) {
        return branch.kind() + " in column " + branch.column() + " " + arm.name();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** How a line is shown; never by colour alone. */
    private enum Mark {
        NONE("", ""),
        HIT(" class=\"hit\"", "<span aria-hidden=\"true\">✓</span><span class=\"said\">has run</span>"),
        MISSED(
                " class=\"missed\" tabindex=\"-1\"",
                "<span aria-hidden=\"true\">✗</span><span class=\"said\">has not run</span>"),
        PARTIAL(
                " class=\"partial\" tabindex=\"-1\"",
                "<span aria-hidden=\"true\">½</span><span class=\"said\">went one way only</span>");

        private final String attributes;
        private final String sign;

        Mark(String attributes, String sign) {
            this.attributes = attributes;
            this.sign = sign;
        }

        static Mark of(FileCoverage file, int line) {
            if (file.missedLines().contains(line)) {
                return MISSED;
            }
            if (file.partialLines().contains(line)) {
                return PARTIAL;
            }
            return file.lineHits().containsKey(line) ? HIT : NONE;
        }
    }
}
