package io.github.posthogplugins.runtime;

import static io.github.posthogplugins.runtime.HistoricalExports.SIZES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first historical export: schedule-and-jobs.md §4. */
class HistoricalExportTests {

    private static final String JOB = "Export historical events";
    private static final Instant FIRST = Instant.parse("2023-06-01T10:00:00Z");
    private static final String HALF_HOUR =
            "{\"dateFrom\": \"2023-06-01T10:00:00.000Z\", \"dateTo\": \"2023-06-01T10:30:00.000Z\"}";

    private static EventSource everyMinute(int count) {
        return EventSource.of(HistoricalExports.events(FIRST, Duration.ofMinutes(1), count));
    }

    @Nested
    class Of2021 {

        private HistoricalExports export(EventSource events, String source) {
            return new HistoricalExports(ServerProfile.V2021, events, source);
        }

        @Test
        void goes_from_the_first_event_to_the_last_in_steps_of_ten_minutes() {
            try (HistoricalExports export = export(everyMinute(15), SIZES)) {
                export.start(JOB, "{}");
                export.clock.advance(Duration.ofSeconds(1));

                assertThat(export.lines())
                        .containsExactly(
                                "(I) Export progress: □□□□□□□□□□□□□□□□□□□□",
                                "batch of 10",
                                "(I) Successfully processed events 0-100 from 2023-06-01T10:00:00.000Z to"
                                        + " 2023-06-01T10:10:00.000Z.",
                                "batch of 0",
                                "(I) Successfully processed events 100-200 from 2023-06-01T10:00:00.000Z to"
                                        + " 2023-06-01T10:10:00.000Z.",
                                "(I) Export progress: ■■■■■■■■■■■■■■■■■■■■",
                                "batch of 5",
                                "(I) Successfully processed events 0-100 from 2023-06-01T10:10:00.000Z to"
                                        + " 2023-06-01T10:20:00.000Z.",
                                "batch of 0",
                                "(I) Successfully processed events 100-200 from 2023-06-01T10:10:00.000Z to"
                                        + " 2023-06-01T10:20:00.000Z.",
                                "(I) Export progress: ■■■■■■■■■■■■■■■■■■■■",
                                "(I) Done exporting all events");
            }
        }

        @Test
        void the_next_page_is_queued_first_and_other_errors_are_ignored() {
            String fails = "export async function exportEvents(events) { throw new Error('no') }";
            try (HistoricalExports export = export(everyMinute(1), fails)) {
                export.start(JOB, "{}");
                export.clock.advance(Duration.ofSeconds(1));

                assertThat(export.lines()).contains("(I) Done exporting all events");
                assertThat(export.plugin.errors()).isEmpty();
                assertThat(export.plugin.queuedJobs())
                        .extracting(QueuedJob::payloadJson)
                        .startsWith(
                                "{\"retriesPerformedSoFar\":0,\"incrementTimestampCursor\":true}",
                                "{\"timestampCursor\":1685613600000,\"incrementTimestampCursor\":false,"
                                        + "\"retriesPerformedSoFar\":0,\"intraIntervalOffset\":100}");
            }
        }

        @Test
        void a_retry_error_is_tried_again_after_3_seconds_and_yet_said_to_be_a_success() {
            String fails = "let n = 0; export async function exportEvents(events) {"
                    + "if (n++ === 0) throw new RetryError('no'); console.log('batch of ' + events.length) }";
            try (HistoricalExports export = export(everyMinute(1), fails)) {
                export.start(JOB, "{}");
                export.clock.advance(Duration.ofSeconds(3));

                assertThat(export.lines())
                        .contains(
                                "(I) Failed processing events 0-100 from 2023-06-01T10:00:00.000Z to"
                                        + " 2023-06-01T10:10:00.000Z. Retrying in 3s",
                                "(I) Successfully processed events 0-100 from 2023-06-01T10:00:00.000Z to"
                                        + " 2023-06-01T10:10:00.000Z.",
                                "batch of 1");
            }
        }

        @Test
        void events_have_the_shape_of_that_time() {
            String shows =
                    "export async function exportEvents(events) { if (events[0]) console.log(JSON.stringify(events[0])) }";
            PluginEvent event =
                    PluginEvent.fromJson("{\"uuid\":\"u\",\"event\":\"e\",\"distinct_id\":\"d\",\"team_id\":1,"
                            + "\"timestamp\":\"2023-06-01T10:00:00Z\",\"properties\":{\"$ip\":\"1.2.3.4\"},"
                            + "\"created_at\":\"2023-06-01T10:00:05.000Z\"}");
            try (HistoricalExports export = export(EventSource.of(List.of(event)), shows)) {
                export.start(JOB, "{}");
                export.clock.advance(Duration.ofSeconds(1));

                assertThat(export.lines())
                        .contains("{\"team_id\":1,\"distinct_id\":\"d\",\"properties\":{\"$ip\":\"1.2.3.4\"},"
                                + "\"timestamp\":\"2023-06-01T10:00:00Z\",\"now\":\"2024-01-01T12:00:00.000Z\","
                                + "\"event\":\"e\",\"ip\":\"1.2.3.4\",\"site_url\":\"\","
                                + "\"sent_at\":\"2023-06-01T10:00:05.000Z\"}");
            }
        }
    }

    @Nested
    class Of2023 {

        private HistoricalExports export(EventSource events, String source) {
            return new HistoricalExports(ServerProfile.V2023, events, source);
        }

        @Test
        void waits_a_second_between_pages_and_leaves_empty_ones_out() {
            try (HistoricalExports export = export(everyMinute(15), SIZES)) {
                export.start(JOB, HALF_HOUR);
                export.clock.advance(Duration.ofSeconds(20));

                assertThat(export.lines())
                        .containsExactly(
                                "(I) Export progress: □□□□□□□□□□□□□□□□□□□□ (0%)",
                                "batch of 10",
                                "(I) Successfully processed events 0-10 from 2023-06-01T10:00:00.000Z to"
                                        + " 2023-06-01T10:10:00.000Z.",
                                "(I) Export progress: □□□□□□□□□□□□□□□□□□□□ (33.3%)",
                                "batch of 5",
                                "(I) Successfully processed events 0-5 from 2023-06-01T10:10:00.000Z to"
                                        + " 2023-06-01T10:20:00.000Z.",
                                "(I) Export progress: ■■■■■■■■■■■■■■■■■■■■ (66.7%)",
                                "(I) Export progress: ■■■■■■■■■■■■■■■■■■■■ (100%)",
                                "(I) Export progress: ■■■■■■■■■■■■■■■■■■■■ (133.3%)",
                                "(I) Done exporting all events");
            }
        }

        @Test
        void a_page_has_500_events() {
            EventSource many = EventSource.of(HistoricalExports.events(FIRST, Duration.ofMillis(1), 1200));
            try (HistoricalExports export = export(many, SIZES)) {
                export.start(JOB, HALF_HOUR);
                export.clock.advance(Duration.ofSeconds(20));

                assertThat(export.lines())
                        .filteredOn(line -> line.startsWith("batch"))
                        .containsExactly("batch of 500", "batch of 500", "batch of 200");
            }
        }

        @Test
        void a_retry_is_discarded_because_it_does_not_say_its_batch() {
            String fails =
                    "export async function exportEvents(events) { console.log('try'); throw new RetryError('no') }";
            try (HistoricalExports export = export(everyMinute(1), fails)) {
                export.start(JOB, HALF_HOUR);
                export.clock.advance(Duration.ofSeconds(30));

                assertThat(export.lines())
                        .containsOnlyOnce("try")
                        .contains("(I) Failed processing events 0-1 from 2023-06-01T10:00:00.000Z to"
                                + " 2023-06-01T10:10:00.000Z. Retrying in 3s");
            }
        }

        @Test
        void another_error_ends_it_without_a_word() {
            String fails = "export async function exportEvents(events) { throw new Error('no') }";
            try (HistoricalExports export = export(everyMinute(1), fails)) {
                export.start(JOB, HALF_HOUR);
                int jobs = export.plugin.queuedJobs().size();
                export.clock.advance(Duration.ofSeconds(30));

                assertThat(export.plugin.errors()).isEmpty();
                assertThat(export.plugin.queuedJobs()).hasSize(jobs);
            }
        }

        @Test
        void a_database_that_does_not_answer_ends_it() {
            try (HistoricalExports export = export(HistoricalExports.silentDatabase(), SIZES)) {
                export.start(JOB, HALF_HOUR);
                export.clock.advance(Duration.ofSeconds(30));

                assertThat(export.lines())
                        .endsWith("(I) Failed fetching events. Stopping export - please try again later.");
            }
        }

        @Test
        void a_second_request_is_ignored_while_one_is_running() {
            try (HistoricalExports export = export(everyMinute(1), SIZES)) {
                export.start(JOB, HALF_HOUR);
                export.start(JOB, HALF_HOUR);

                assertThat(export.plugin.queuedJobs()).hasSize(1);
            }
        }

        @Test
        void an_export_that_stands_still_is_started_again() {
            String fails = "export async function exportEvents(events) { throw new Error('no') }";
            try (HistoricalExports export = export(everyMinute(1), fails)) {
                export.start(JOB, HALF_HOUR);
                export.clock.advance(Duration.ofMinutes(3));

                assertThat(export.lines()).contains("(I) Restarting export after noticing inactivity. Batch ID: 2");
            }
        }

        @Test
        void the_plugins_own_minute_task_comes_first() {
            String source = SIZES + "; export function runEveryMinute() { console.log('mine') }";
            try (HistoricalExports export = export(everyMinute(1), source)) {
                export.clock.advance(Duration.ofMinutes(1));

                assertThat(export.lines()).containsExactly("mine");
            }
        }

        @Test
        void events_say_that_they_are_of_the_past() {
            String shows = "export async function exportEvents(events) { console.log(Object.keys(events[0]).join());"
                    + "console.log(JSON.stringify(events[0].properties)) }";
            try (HistoricalExports export = export(everyMinute(1), shows)) {
                export.start(JOB, HALF_HOUR);
                export.clock.advance(Duration.ofSeconds(1));

                assertThat(export.lines())
                        .contains(
                                "uuid,team_id,distinct_id,properties,elements,timestamp,now,event,ip,site_url,sent_at",
                                "{\"$$historical_export_source_db\":\"clickhouse\",\"$$is_historical_export_event\":true,"
                                        + "\"$$historical_export_timestamp\":\"2024-01-01T12:00:00.000Z\"}");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "V2021, '{}', lower, dateFrom",
        "V2023, '{}', lower, dateFrom",
        "V2021, '{\"dateFrom\": \"2023-01-01\"}', upper, dateTo",
        "V2023, '{\"dateFrom\": \"2023-01-01\"}', upper, dateTo",
    })
    void without_events_the_bounds_have_to_be_given(ServerProfile profile, String payload, String which, String field) {
        try (HistoricalExports export = new HistoricalExports(profile, EventSource.of(List.of()), SIZES)) {
            Plugin plugin = export.plugin;

            assertThat(plugin.runJob(JOB, payload).map(PluginError::message))
                    .hasValue("Unable to determine the " + which + " timestamp bound for the export automatically."
                            + " Please specify a '" + field + "' value.");
        }
    }
}
