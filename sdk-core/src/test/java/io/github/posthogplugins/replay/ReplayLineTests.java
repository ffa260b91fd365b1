package io.github.posthogplugins.replay;

import static io.github.posthogplugins.replay.Replays.KEEP;
import static io.github.posthogplugins.replay.Replays.events;
import static io.github.posthogplugins.replay.Replays.run;
import static io.github.posthogplugins.replay.Replays.runner;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.replay.ReplayReport.Ending;
import io.github.posthogplugins.replay.Replays.Outcome;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What may stand in a file of events. */
class ReplayLineTests {

    private static final String EVENT = events(1, 1).strip();

    @Test
    void the_last_line_needs_no_end() {
        assertThat(run(runner(KEEP), EVENT + "\n" + EVENT).lines()).hasSize(2);
    }

    @Test
    void blank_lines_are_skipped_and_counted() {
        Outcome outcome = run(runner(KEEP), "\n" + EVENT + "\n \t\n\r\n" + EVENT + "\n\n");

        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(2, 0, 0, 0, 4));
        assertThat(outcome.problems()).isEmpty();
    }

    @Test
    void a_byte_order_mark_and_carriage_returns_do_not_matter() {
        Outcome outcome = run(runner(KEEP), "\uFEFF" + EVENT + "\r\n" + EVENT + "\r\n" + EVENT + "\r");

        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(3, 0, 0, 0, 0));
        assertThat(outcome.text())
                .doesNotContain("\r", "\uFEFF")
                .isEqualTo(run(runner(KEEP), events(1, 1)).text().repeat(3));
    }

    @Test
    void lines_that_are_no_event_are_reported_where_they_are_and_do_not_stop_the_run() {
        Outcome outcome = run(
                runner(KEEP),
                EVENT + "\n{\"event\": oops}\n[" + EVENT + "]\n\n\"text\"\n" + EVENT + "\n{\"event\":\"cut");

        assertThat(outcome.report().ending()).isEqualTo(Ending.COMPLETED);
        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(2, 0, 0, 4, 1));
        assertThat(outcome.problems())
                .satisfiesExactly(
                        problem -> assertThat(problem)
                                .startsWith(
                                        "events.ndjson:2:11  replay.not-json  The line is not JSON: Unrecognized token 'oops'")
                                .endsWith("  Write one event, a JSON object, on each line."),
                        problem -> assertThat(problem)
                                .startsWith(
                                        "events.ndjson:3  replay.not-an-object  The line is no JSON object but '[{\"event\":")
                                .endsWith(
                                        "Write the events one to a line, without brackets around them and commas between them."),
                        problem -> assertThat(problem)
                                .isEqualTo(
                                        "events.ndjson:5  replay.not-an-object  The line is no JSON object but '\"text\"'"
                                                + "  Write one event, a JSON object, on each line."),
                        problem -> assertThat(problem)
                                .startsWith("events.ndjson:7:14  replay.not-json  The line is not JSON:"));
    }

    @Test
    void what_follows_an_event_on_its_line_is_no_event() {
        assertThat(run(runner(KEEP), EVENT + " x\n").problems())
                .singleElement()
                .asString()
                .startsWith("events.ndjson:1:" + (EVENT.length() + 2) + "  replay.not-json");
    }

    @Test
    void bytes_that_are_not_utf8_are_reported_at_their_character() {
        byte[] in = ("{\"event\":\"ä€\",\"b\":\"" + "x").getBytes(UTF_8);
        byte[] line = Arrays.copyOf(in, in.length + 3);
        System.arraycopy("ÿ\"}".getBytes(ISO_8859_1), 0, line, in.length, 3);

        Outcome outcome = run(runner(KEEP), line);

        assertThat(outcome.report().counts().failed()).isEqualTo(1);
        assertThat(outcome.problems())
                .containsExactly("events.ndjson:1:21  replay.not-utf8  Byte 0xFF is not UTF-8 here"
                        + "  Convert the file to UTF-8.");
    }

    @Test
    void utf16_is_recognized() {
        assertThat(run(runner(KEEP), ("\uFEFF" + EVENT).getBytes(UTF_16LE)).problems())
                .containsExactly("events.ndjson:1:1  replay.not-utf8  Byte 0xFF is not UTF-8 here"
                        + "  The file looks like UTF-16: convert it to UTF-8.");
    }

    @Test
    void characters_of_all_lengths_pass() {
        String event = "{\"event\":\"ä€😀\u2028\",\"properties\":{}}";

        assertThat(run(runner("export const nothing = 1"), event).lines()).hasSize(1);
        assertThat(run(runner("export const nothing = 1"), event).text()).contains("ä€😀\u2028");
    }

    @Test
    void lines_that_are_too_long_are_not_taken_into_memory() {
        String longLine = "{\"event\":\"" + "x".repeat(200_000) + "\"}";

        Outcome outcome =
                run(runner(KEEP).withLongestLine(1_000), EVENT + "\n" + longLine + "\n" + EVENT + "\n" + longLine);

        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(2, 0, 0, 2, 0));
        assertThat(outcome.problems())
                .containsExactly(
                        "events.ndjson:2  replay.line-too-long  The line has more than 1000 bytes"
                                + "  Put one event on each line, or allow longer lines.",
                        "events.ndjson:4  replay.line-too-long  The line has more than 1000 bytes"
                                + "  Put one event on each line, or allow longer lines.");
    }

    @Test
    void lines_longer_than_any_buffer_pass() {
        String event = "{\"event\":\"" + "x".repeat(300_000) + "\",\"properties\":{}}";

        assertThat(run(runner(KEEP), event + "\n" + EVENT).lines()).hasSize(2);
    }

    @Test
    void gzip_is_recognized_by_its_first_bytes() {
        byte[] in = events(500, 10).getBytes(UTF_8);

        assertThat(run(runner(KEEP), Replays.gzip(in)).bytes())
                .isEqualTo(run(runner(KEEP), in).bytes());
    }

    @Test
    void all_members_of_a_gzip_file_are_read() {
        byte[] member = Replays.gzip(events(10, 10).getBytes(UTF_8));
        byte[] two = Arrays.copyOf(member, member.length * 2);
        System.arraycopy(member, 0, two, member.length, member.length);

        assertThat(run(runner(KEEP), two).lines()).hasSize(20);
    }

    @Test
    void gzip_that_ends_early_is_reported_at_the_line_that_is_lost() {
        byte[] whole = Replays.gzip(events(3_000, 10).getBytes(UTF_8));

        Outcome outcome = run(runner(KEEP), Arrays.copyOf(whole, whole.length / 2));

        long kept = outcome.report().counts().kept();
        assertThat(kept).isPositive();
        assertThat(outcome.lines()).hasSize((int) kept);
        assertThat(outcome.problems())
                .containsExactly("events.ndjson:" + (kept + 1)
                        + "  replay.gzip-broken  The gzip data is damaged or ends early; nothing can be read from here on"
                        + "  Compress or download the file again.");
    }

    @Test
    void the_output_can_be_gzip() {
        byte[] in = events(2_000, 10).getBytes(UTF_8);

        byte[] packed = run(runner(KEEP).withGzipOutput(), in).bytes();

        assertThat(packed.length).isLessThan(in.length / 4);
        assertThat(Replays.gunzip(packed)).isEqualTo(run(runner(KEEP), in).bytes());
    }

    @Test
    void gzip_of_nothing_is_gzip() {
        assertThat(Replays.gunzip(run(runner(KEEP).withGzipOutput(), "").bytes()))
                .isEmpty();
    }

    @Test
    void what_the_chain_rejects_is_reported_and_left_out() {
        Outcome outcome = run(
                runner("export function processEvent(e) { if (e.properties.n === 1) return true;"
                        + "if (e.properties.n === 2) throw null; return e }"),
                events(4, 4));

        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(2, 0, 2, 0, 0));
        assertThat(outcome.problems())
                .containsExactly(
                        "events.ndjson:2  replay.no-event-returned  Plugin 'P (1)' returned 'true' instead of an event"
                                + "  Return the event, or nothing to drop it.",
                        "events.ndjson:3  replay.rejected  The event was rejected: TypeError: Cannot read properties of"
                                + " null (reading 'message')  ");
    }

    @Test
    void a_run_can_stop_at_the_first_line_that_is_no_event() {
        Outcome outcome = run(runner(KEEP).stoppingAtProblem(), events(700, 9) + "oops\n" + events(700, 9));

        assertThat(outcome.report().ending()).isEqualTo(Ending.STOPPED_AT_PROBLEM);
        assertThat(outcome.report().counts()).isEqualTo(new LineCounts(700, 0, 0, 1, 0));
        assertThat(outcome.lines()).hasSize(700);
        assertThat(outcome.report().problems()).hasSize(1);
    }

    @Test
    void all_problems_are_counted_and_the_first_of_each_kind_kept() {
        Outcome outcome = run(runner(KEEP).withProblemsOfEachKind(2), "oops\n".repeat(1_000) + "[]\n".repeat(500));

        assertThat(outcome.report().problemCounts())
                .containsOnly(Map.entry("replay.not-json", 1_000L), Map.entry("replay.not-an-object", 500L));
        assertThat(outcome.report().problems())
                .extracting(problem -> problem.location().toString())
                .containsExactly("events.ndjson:1:1", "events.ndjson:2:1", "events.ndjson:1001", "events.ndjson:1002");
    }
}
