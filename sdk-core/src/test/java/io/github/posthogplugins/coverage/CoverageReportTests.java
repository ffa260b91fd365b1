package io.github.posthogplugins.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CoverageReportTests {

    @TempDir
    private Path module;

    @BeforeEach
    void write_the_source() throws IOException {
        Path file = module.resolve("plugins/aged/index.js");
        Files.createDirectories(file.getParent());
        Files.writeString(file, MeasuredSources.TEXT);
    }

    private CoverageReport report(MeasuredSource... sources) {
        return CoverageReport.of(module, List.of(sources));
    }

    @Test
    void shows_a_table_with_what_was_not_run() {
        assertThat(report(MeasuredSources.events(2, 0)).table()).isEqualTo("""
                \s   lines   branches  functions  file
                   75.0 %     50.0 %     50.0 %  plugins/aged/index.js
                                                   not run: 3
                                                   one way only: 2""");
    }

    @Test
    void is_not_full_if_one_of_a_thousand_is_missing() {
        assertThat(new Ratio(9_999, 10_000)).hasToString("99.9 %");
        assertThat(new Ratio(0, 0)).hasToString("100.0 %");
    }

    @Test
    void writes_lcov() throws IOException {
        report(MeasuredSources.events(2, 1)).writeTo(module);

        assertThat(module.resolve("lcov.info")).hasContent("""
                TN:
                SF:plugins/aged/index.js
                FN:1,processEvent
                FN:7,onEvent
                FNDA:3,processEvent
                FNDA:0,onEvent
                FNF:2
                FNH:1
                BRDA:2,0,0,1
                BRDA:2,0,1,2
                BRF:2
                BRH:2
                DA:2,3
                DA:3,1
                DA:5,2
                DA:7,1
                LF:4
                LH:4
                end_of_record
                """);
    }

    @Test
    void says_in_lcov_that_a_branch_was_never_reached() throws IOException {
        report(MeasuredSources.events(0, 0)).writeTo(module);

        assertThat(module.resolve("lcov.info")).content().contains("BRDA:2,0,0,-\nBRDA:2,0,1,-\n");
    }

    @Test
    void writes_json() throws IOException {
        report(MeasuredSources.events(2, 0)).writeTo(module);

        assertThat(module.resolve("coverage.json")).hasContent("""
                {
                  "version" : 1,
                  "totals" : {
                    "lines" : {
                      "covered" : 3,
                      "total" : 4
                    },
                    "branches" : {
                      "covered" : 1,
                      "total" : 2
                    },
                    "functions" : {
                      "covered" : 1,
                      "total" : 2
                    }
                  },
                  "files" : [ {
                    "file" : "plugins/aged/index.js",
                    "totals" : {
                      "lines" : {
                        "covered" : 3,
                        "total" : 4
                      },
                      "branches" : {
                        "covered" : 1,
                        "total" : 2
                      },
                      "functions" : {
                        "covered" : 1,
                        "total" : 2
                      }
                    },
                    "missedLines" : [ 3 ],
                    "partialLines" : [ 2 ],
                    "lineHits" : {
                      "2" : 2,
                      "3" : 0,
                      "5" : 2,
                      "7" : 1
                    },
                    "branches" : [ {
                      "kind" : "if",
                      "line" : 2,
                      "column" : 5,
                      "arms" : [ {
                        "name" : "true",
                        "count" : 0
                      }, {
                        "name" : "false",
                        "count" : 2
                      } ]
                    } ],
                    "functions" : [ {
                      "name" : "processEvent",
                      "line" : 1,
                      "count" : 2
                    }, {
                      "name" : "onEvent",
                      "line" : 7,
                      "count" : 0
                    } ]
                  } ],
                  "outdated" : [ ]
                }""");
    }

    @Test
    void writes_one_page_that_needs_nothing_else() throws IOException {
        report(MeasuredSources.events(2, 0)).writeTo(module);

        String page = Files.readString(module.resolve("index.html"));
        assertThat(page)
                .contains("<a href=\"#f0\">plugins/aged/index.js</a></th><td>75.0 % (3/4)</td><td>50.0 % (1/2)</td>")
                .contains("<tr id=\"f0l2\" class=\"partial\" tabindex=\"-1\"><th scope=\"row\" class=\"number\">2</th>"
                        + "<td class=\"count\">2×</td>")
                .contains("    if (event.old) {<span class=\"note\">never: if in column 5 true</span></td>")
                .contains("<tr id=\"f0l3\" class=\"missed\"")
                .contains("<td class=\"code\">export const onEvent = () =&gt; { later() }</td>")
                .doesNotContain("://", "{{");
    }

    @Test
    void leaves_out_what_has_changed_since() throws IOException {
        Files.writeString(module.resolve("plugins/aged/index.js"), "export const processEvent = (event) => event");

        assertThat(report(MeasuredSources.events(1, 1)).table()).isEqualTo("""
                \s   lines   branches  functions  file
                  100.0 %    100.0 %    100.0 %  all files
                                                 plugins/aged/index.js has changed since it was measured""");
    }

    @Test
    void says_what_is_too_low() {
        assertThat(new CoverageMinimum(80, 50.5).complaint(report(MeasuredSources.events(2, 0))))
                .contains("""
                The tests cover too little of the plugin's code:
                  75.0 % of lines (3 of 4), but posthog.coverage.minimum wants 80 %
                  50.0 % of branches (1 of 2), but posthog.coverage.minimum.branches wants 50.5 %""");
        assertThat(new CoverageMinimum(75, 50).complaint(report(MeasuredSources.events(2, 0))))
                .isEmpty();
    }
}
