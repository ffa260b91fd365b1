package io.github.posthogplugins.runtime;

import static io.github.posthogplugins.runtime.HistoricalExports.SIZES;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The second historical export: schedule-and-jobs.md §5. */
class HistoricalExportV2Tests {

    private static final String JOB = "Export historical events V2";
    private static final Instant FIRST = Instant.parse("2023-06-01T10:00:00Z");
    private static final String ONE_DAY =
            "{\"dateRange\": [\"2023-06-01\", \"2023-06-01\"], \"$job_id\": \"id\", \"$operation\": \"start\"}";
    private static final String THREE_DAYS =
            "{\"dateRange\": [\"2023-06-01\", \"2023-06-03\"], \"parallelism\": 2, \"$job_id\": \"id\"}";

    private static HistoricalExports export(EventSource events, String source) {
        return new HistoricalExports(ServerProfile.V2023, events, source);
    }

    private static HistoricalExports export(int count, Duration apart, String source) {
        return export(EventSource.of(HistoricalExports.events(FIRST, apart, count)), source);
    }

    private static List<String> progress(HistoricalExports export) {
        return export.lines().stream()
                .filter(line -> line.startsWith("Export progress") || line.startsWith("Starting job"))
                .toList();
    }

    @Test
    void exports_a_day_page_by_page() {
        try (HistoricalExports export = export(3, Duration.ofMinutes(1), SIZES)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofMinutes(5));

            assertThat(export.lines())
                    .startsWith(
                            "Starting export 2023-06-01T00:00:00.000Z - 2023-06-02T00:00:00.000Z. id=id, parallelism=1",
                            "Export progress: □□□□□□□□□□□□□□□□□□□□ (0%)",
                            "Starting job to export 2023-06-01T00:00:00.000Z to 2023-06-02T00:00:00.000Z",
                            "batch of 3")
                    .contains("Finished exporting chunk from 2023-06-01T00:00:00.000Z to 2023-06-02T00:00:00.000Z")
                    .endsWith("Export progress: ■■■■■■■■■■■■■■■■■■■■ (100%)", "Export has finished! 💯");
            assertThat(export.plugin.errors()).isEmpty();
        }
    }

    @Test
    void windows_grow_where_there_is_little() {
        try (HistoricalExports export = export(0, Duration.ofMinutes(1), SIZES)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofSeconds(3));

            assertThat(export.plugin.queuedJobs())
                    .extracting(QueuedJob::payloadJson)
                    .extracting(json -> json.replaceAll(".*\"fetchTimeInterval\":(\\d+).*", "$1"))
                    .startsWith("600000", "900000", "1350000", "2025000");
        }
    }

    @Test
    void full_pages_stay_in_their_window() {
        try (HistoricalExports export = export(1200, Duration.ofMillis(1), SIZES)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofMinutes(1));

            assertThat(export.lines())
                    .filteredOn(line -> line.startsWith("batch"))
                    .containsExactly("batch of 500", "batch of 500", "batch of 200");
            assertThat(export.lines()).anyMatch(line -> line.startsWith("Successfully processed events 500-1000 from"));
        }
    }

    @Test
    void plugins_that_handle_large_batches_get_ten_thousand_events() {
        String source = SIZES + "; export const getSettings = () => ({ handlesLargeBatches: true })";
        try (HistoricalExports export = export(12_000, Duration.ofMillis(1), source)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofMinutes(1));

            assertThat(export.lines())
                    .filteredOn(line -> line.startsWith("batch"))
                    .containsExactly("batch of 10000", "batch of 2000");
        }
    }

    @Test
    void settings_are_asked_for_before_set_up_and_their_failure_is_that_of_loading() {
        String source = SIZES + "; export function getSettings({ config }) { throw new Error('no ' + config) }";
        try (HistoricalExports export = export(0, Duration.ZERO, SIZES)) {
            var plugin = export.runtime.install(Plugins.source("S", source));

            assertThat(plugin.errors()).singleElement().satisfies(error -> {
                assertThat(error).hasToString("Error: no [object Object]");
                assertThat(error.origin()).isEqualTo(PluginError.Origin.LOADING);
            });
        }
    }

    @Test
    void as_many_days_run_at_once_as_the_form_says() {
        try (HistoricalExports export = export(0, Duration.ZERO, SIZES)) {
            export.start(JOB, THREE_DAYS);
            export.clock.advance(Duration.ofMinutes(3));

            assertThat(progress(export))
                    .containsExactly(
                            "Export progress: □□□□□□□□□□□□□□□□□□□□ (0%)",
                            "Starting job to export 2023-06-01T00:00:00.000Z to 2023-06-02T00:00:00.000Z",
                            "Starting job to export 2023-06-02T00:00:00.000Z to 2023-06-03T00:00:00.000Z",
                            "Export progress: ■■■■■■■■■■■■■□□□□□□□ (66.7%)",
                            "Starting job to export 2023-06-03T00:00:00.000Z to 2023-06-04T00:00:00.000Z",
                            "Export progress: ■■■■■■■■■■■■■■■■■■■■ (100%)");
        }
    }

    @Test
    void a_retry_error_is_tried_again_after_3_6_12_seconds() {
        String fails =
                "let n = 0; export async function exportEvents(events) { if (n++ < 3) throw new RetryError('no') }";
        try (HistoricalExports export = export(1, Duration.ZERO, fails)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofMinutes(5));

            assertThat(export.lines())
                    .filteredOn(line -> line.startsWith("Failed"))
                    .extracting(line -> line.replaceAll(".* Retrying", "Retrying"))
                    .containsExactly("Retrying in 3s", "Retrying in 6s", "Retrying in 12s");
            assertThat(export.lines()).endsWith("Export has finished! 💯");
        }
    }

    @Test
    void after_15_attempts_the_export_ends() {
        String fails = "export async function exportEvents(events) { throw new RetryError('no') }";
        try (HistoricalExports export = export(1, Duration.ZERO, fails)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofDays(1));

            String message = "Exporting chunk 2023-06-01T00:00:00.000Z to 2023-06-02T00:00:00.000Z failed after 15"
                    + " retries. Stopping export.";
            assertThat(export.lines()).endsWith(message);
            assertThat(export.plugin.errors()).extracting(PluginError::message).containsExactly(message);
        }
    }

    @Test
    void another_error_ends_the_export() {
        String fails = "export async function exportEvents(events) { throw new TypeError('bad') }";
        try (HistoricalExports export = export(1, Duration.ZERO, fails)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofMinutes(5));

            assertThat(export.lines())
                    .endsWith("exportEvents returned unknown error, stopping export. error=TypeError: bad");
            assertThat(export.plugin.errors()).singleElement().hasToString("TypeError: bad");
        }
    }

    @Test
    void a_database_that_does_not_answer_is_asked_again() {
        try (HistoricalExports export = export(HistoricalExports.silentDatabase(), SIZES)) {
            export.start(JOB, ONE_DAY);
            export.clock.advance(Duration.ofDays(1));

            assertThat(export.lines())
                    .endsWith("Fetching chunk 2023-06-01T00:00:00.000Z to 2023-06-02T00:00:00.000Z failed after 15"
                            + " retries. Stopping export.");
        }
    }

    @Test
    void a_second_export_is_refused_while_one_is_running() {
        try (HistoricalExports export = export(1, Duration.ZERO, SIZES)) {
            export.start(JOB, ONE_DAY);
            export.start(JOB, THREE_DAYS);

            assertThat(export.plugin.logs())
                    .last()
                    .extracting(LogEntry::toString)
                    .isEqualTo("SYSTEM ERROR Export already running, not starting another.");
        }
    }

    @Test
    void an_export_can_be_aborted_through_its_stored_parameters() {
        String source = SIZES + "; export const jobs = { async abort(payload, { storage }) {"
                + "await storage.set('EXPORT_PARAMETERS', { ...await storage.get('EXPORT_PARAMETERS'), abortMessage: 'enough' }) } }";
        try (HistoricalExports export = export(1, Duration.ZERO, source)) {
            export.start(JOB, ONE_DAY);
            export.start("abort", "{}");
            export.clock.advance(Duration.ofMinutes(2));

            assertThat(export.lines()).endsWith("Export aborted: enough");
        }
    }

    @Test
    void a_chunk_that_is_not_heard_of_for_ten_minutes_is_resumed() {
        String source = SIZES + "; export const jobs = { async lose(payload, { storage }) {"
                + "await storage.set('EXPORT_PARAMETERS', { id: 'lost', parallelism: 1,"
                + " dateFrom: '2023-06-01T00:00:00.000Z', dateTo: '2023-06-02T00:00:00.000Z' });"
                + "await storage.set('EXPORT_COORDINATION', { done: [], running: ['2023-06-01T00:00:00.000Z'] });"
                + "await storage.set('EXPORT_DATE_STATUS_2023-06-01T00:00:00.000Z', { timestampCursor: 1685613600000,"
                + " startTime: 1685577600000, endTime: 1685664000000, offset: 0, retriesPerformedSoFar: 0, exportId: 'lost',"
                + " fetchTimeInterval: 600000, statusKey: 'EXPORT_DATE_STATUS_2023-06-01T00:00:00.000Z', done: false,"
                + " progress: 0.4166, statusTime: Date.now() }) } }";
        try (HistoricalExports export = export(2, Duration.ofMinutes(1), source)) {
            export.start("lose", "{}");
            export.clock.advance(Duration.ofMinutes(10));
            assertThat(export.lines()).doesNotContain("batch of 2");
            export.clock.advance(Duration.ofMinutes(5));

            assertThat(export.lines())
                    .contains(
                            "Export progress: ■■■■■■■■□□□□□□□□□□□□ (41.7%)",
                            "Export chunk from 2023-06-01T00:00:00.000Z to 2023-06-02T00:00:00.000Z seems inactive,"
                                    + " restarting!",
                            "batch of 2")
                    .endsWith("Export has finished! 💯");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[\"2023-06-31\", \"2023-07-01\"]",
                "[\"soon\", \"later\"]",
                "[\"2023-06-01\"]",
                "[null, null]",
                "[]"
            })
    void a_range_that_is_none_is_refused(String range) {
        try (HistoricalExports export = export(0, Duration.ZERO, SIZES)) {
            assertThat(export.plugin
                            .runJob(JOB, "{\"dateRange\": " + range + "}")
                            .map(PluginError::message))
                    .hasValue("'dateRange' should be two dates in ISO string format.");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2023-06-01, 2023-06-01T00:00:00.000Z",
        "2023-06-01T12:30:00, 2023-06-01T12:30:00.000Z",
        "2023-06-01T12:30:00+02:00, 2023-06-01T10:30:00.000Z",
    })
    void dates_without_a_zone_are_utc(String from, String expected) {
        try (HistoricalExports export = export(0, Duration.ZERO, SIZES)) {
            export.start(JOB, "{\"dateRange\": [\"" + from + "\", \"2023-06-01\"], \"$job_id\": \"id\"}");

            assertThat(export.lines())
                    .first()
                    .isEqualTo("Starting export " + expected + " - 2023-06-02T00:00:00.000Z. id=id, parallelism=1");
        }
    }
}
