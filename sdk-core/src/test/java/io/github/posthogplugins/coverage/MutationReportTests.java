package io.github.posthogplugins.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.coverage.Mutant.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MutationReportTests {

    private static final String SOURCE = """
            export function processEvent(event) {
            \tif (event.old && event.ip) {
            \t\treturn null
            \t}
            \treturn event.ip ? event : null
            }
            """;

    @TempDir
    private Path module;

    @BeforeEach
    void write_the_source() throws IOException {
        Files.writeString(module.resolve("index.js"), SOURCE);
    }

    private static Mutant mutant(String condition, Fate fate, String... tests) {
        int start = SOURCE.indexOf(condition);
        Span span = new Span(start, start + condition.length());
        return new Mutant("index.js", MeasuredSource.hashOf(SOURCE), span, fate, List.of(tests));
    }

    private MutationReport report(Mutant... mutants) {
        return MutationReport.of(module, List.of(mutants));
    }

    @Test
    void shows_the_conditions_that_nobody_would_miss() {
        Mutant noticed = mutant("event.old", Fate.NOTICED, "AgeTest.drops_old_events");
        Mutant survivor = mutant("event.old && event.ip", Fate.SURVIVED, "AgeTest.keeps_young_events", "IpTest");
        Mutant notRun = mutant("event.ip ?", Fate.NOT_RUN);

        assertThat(report(notRun, survivor, noticed).text()).isEqualTo("""
                Negated 3 conditions, one at a time. Noticed by a test: 1 (33.3 %), not noticed: 1, never run: 1

                index.js:2:6  no test notices when this is negated
                    1 | export function processEvent(event) {
                  > 2 | \tif (event.old && event.ip) {
                      | \t    ^^^^^^^^^^^^^^^^^^^^^
                    3 | \t\treturn null
                  It is run by AgeTest.keeps_young_events, IpTest

                No test runs the conditions at index.js:5:9""");
    }

    @Test
    void names_a_few_of_many_tests() {
        Mutant survivor = mutant("event.old", Fate.SURVIVED, "A.a", "A.a", "A.b", "A.c", "A.d", "A.e");

        assertThat(report(survivor).text()).endsWith("  It is run by A.a, A.b, A.c and 2 more");
    }

    @Test
    void is_short_when_every_mutant_was_noticed() {
        assertThat(report(mutant("event.old", Fate.NOTICED)).text())
                .isEqualTo(
                        "Negated 1 condition, one at a time. Noticed by a test: 1 (100.0 %), not noticed: 0, never run: 0");
    }

    @Test
    void says_that_too_few_were_noticed() {
        MutationReport report =
                report(mutant("event.old", Fate.NOTICED), mutant("event.ip ?", Fate.SURVIVED, "IpTest"));

        assertThat(report.complaint(60)).contains("""
                The tests notice too few negated conditions:
                  50.0 % (1 of 2), but posthog.mutate.minimum wants 60 %""");
        assertThat(report.complaint(50)).isEmpty();
    }

    @Test
    void writes_json() throws IOException {
        report(mutant("event.old", Fate.NOTICED, "AgeTest.drops_old_events")).writeTo(module);

        assertThat(module.resolve("mutations.json")).hasContent("""
                {
                  "version" : 1,
                  "noticed" : {
                    "covered" : 1,
                    "total" : 1
                  },
                  "mutants" : [ {
                    "file" : "index.js",
                    "line" : 2,
                    "column" : 6,
                    "condition" : {
                      "start" : 43,
                      "end" : 52
                    },
                    "fate" : "NOTICED",
                    "tests" : [ "AgeTest.drops_old_events" ]
                  } ]
                }""");
    }

    @Test
    void believes_the_process_that_has_noticed_more() {
        MutationFolder folder = new MutationFolder(module);
        folder.keep("run", "1", List.of(mutant("event.old", Fate.SURVIVED, "One"), mutant("event.ip ?", Fate.NOT_RUN)));
        folder.keep("run", "2", List.of(mutant("event.old", Fate.NOTICED, "Two"), mutant("event.ip ?", Fate.NOT_RUN)));

        assertThat(folder.mutants())
                .containsExactly(mutant("event.old", Fate.NOTICED, "Two"), mutant("event.ip ?", Fate.NOT_RUN));
    }
}
