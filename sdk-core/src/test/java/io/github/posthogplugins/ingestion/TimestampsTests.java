package io.github.posthogplugins.ingestion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** event.md §4. */
class TimestampsTests {

    private static final Instant MACHINE = Instant.parse("2030-01-01T00:00:00Z");

    private final List<IngestionWarning> warnings = new ArrayList<>();

    private String timestamp(ServerProfile profile, PluginEvent event) {
        return Timestamps.iso(new Timestamps(event.fields(), MACHINE, warnings::add).of(profile));
    }

    private static PluginEvent event(
            @Nullable Object now, @Nullable Object sentAt, @Nullable Object timestamp, @Nullable Object offset) {
        return PluginEvent.fromJson("{\"uuid\":\"u\",\"event\":\"e\"}")
                .with("now", now)
                .with("sent_at", sentAt)
                .with("timestamp", timestamp)
                .with("offset", offset);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // now, sent_at, timestamp, offset, expected
                "2024-01-01T12:00:00Z, -, 2024-01-01T11:00:00Z, -, 2024-01-01T11:00:00.000Z",
                "2024-01-01T12:00:00Z, -, 2024-01-01T13:00:00+02:00, -, 2024-01-01T11:00:00.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T10:00:10Z, 2024-01-01T10:00:00Z, -, 2024-01-01T11:59:50.000Z",
                "2024-01-01T12:00:00Z, -, -, 5000, 2024-01-01T11:59:55.000Z",
                "2024-01-01T12:00:00Z, -, -, 0, 2024-01-01T12:00:00.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T10:00:10Z, 2024-01-01T10:00:00Z, 1000, 2024-01-01T11:59:59.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T10:00:10Z, -, -, 2024-01-01T12:00:00.000Z",
                // no sent_at: neither the offset nor the future is looked at
                "2024-01-01T12:00:00Z, -, 2024-01-01T11:00:00Z, 1000, 2024-01-01T11:00:00.000Z",
                "2024-01-01T12:00:00Z, -, 2099-01-01T00:00:00Z, -, 2099-01-01T00:00:00.000Z",
                // 23 hours ahead, and a millisecond more
                "2024-01-01T12:00:00Z, 2024-01-01T00:00:00Z, 2024-01-01T23:00:00.000Z, -, 2024-01-02T11:00:00.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T00:00:00Z, 2024-01-01T23:00:00.001Z, -, 2024-01-01T12:00:00.000Z",
                "2024-01-01T12:00:00Z, -, -, -82800001, 2024-01-01T12:00:00.000Z",
                // what can't be read
                "2024-01-01T12:00:00Z, nonsense, 2024-01-01T11:00:00Z, -, 2024-01-01T11:00:00.000Z",
                "2024-01-01T12:00:00Z, -, nonsense, -, 2030-01-01T00:00:00.000Z",
                "-, -, -, -, 2030-01-01T00:00:00.000Z",
            })
    void is_corrected(String now, String sentAt, String timestamp, Integer offset, String expected) {
        PluginEvent event = event(now, sentAt, timestamp, offset);

        assertThat(timestamp(ServerProfile.V2023, event)).isEqualTo(expected);
        assertThat(timestamp(ServerProfile.CLOUD_2024, event)).isEqualTo(expected);
    }

    @Test
    void in_2021_the_offset_counts_only_without_a_timestamp_and_the_future_may_come() {
        PluginEvent event = event("2024-01-01T12:00:00Z", "2024-01-01T00:00:00Z", "2024-01-03T00:00:00Z", 1000);

        assertThat(timestamp(ServerProfile.V2021, event)).isEqualTo("2024-01-03T12:00:00.000Z");
        assertThat(timestamp(ServerProfile.V2021, event.without("timestamp"))).isEqualTo("2024-01-01T11:59:59.000Z");
        assertThat(warnings).isEmpty();
    }

    @Test
    void warns_of_a_time_of_sending_that_can_not_be_read() {
        timestamp(ServerProfile.V2023, event("2024-01-01T12:00:00Z", "nonsense", null, null));

        assertThat(warnings)
                .containsExactly(new IngestionWarning(
                        "ignored_invalid_timestamp",
                        Map.of(
                                "eventUuid", "u",
                                "field", "sent_at",
                                "value", "nonsense",
                                "reason", "the input \"nonsense\" can't be parsed as ISO 8601")));
    }

    @Test
    void warns_of_a_timestamp_that_can_not_be_read() {
        timestamp(ServerProfile.V2023, event("2024-01-01T12:00:00Z", null, "2024-13-01", null));

        assertThat(warnings)
                .containsExactly(new IngestionWarning(
                        "ignored_invalid_timestamp",
                        Map.of(
                                "eventUuid", "u",
                                "field", "timestamp",
                                "value", "2024-13-01",
                                "reason", "you specified 13 (of type number) as a month, which is invalid")));
    }

    @Test
    void warns_of_the_future() {
        timestamp(ServerProfile.V2023, event("2024-01-01T12:00:00Z", "2024-01-01T00:00:00Z", "2024-01-02", null));

        assertThat(warnings)
                .containsExactly(new IngestionWarning(
                        "event_timestamp_in_future",
                        Map.of(
                                "timestamp", "2024-01-02",
                                "sentAt", "2024-01-01T00:00:00Z",
                                "offset", "",
                                "now", "2024-01-01T12:00:00Z",
                                "result", "2024-01-02T12:00:00.000Z",
                                "eventUuid", "u",
                                "eventName", "e")));
    }

    @Test
    void an_offset_beyond_the_calendar_is_ignored() {
        PluginEvent event = event("2024-01-01T12:00:00Z", null, null, 9e15);

        assertThat(timestamp(ServerProfile.V2023, event)).isEqualTo("2030-01-01T00:00:00.000Z");
        assertThat(warnings)
                .extracting(warning -> warning.details().get("reason"))
                .containsExactly("unknown error");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "2021-10-29                    | 2021-10-29T00:00:00Z",
                "2021-10                       | 2021-10-01T00:00:00Z",
                "2021                          | 2021-01-01T00:00:00Z",
                "2021-10-29T01:02              | 2021-10-29T01:02:00Z",
                "2021-10-29T01:02:03.045678    | 2021-10-29T01:02:03.045Z",
                "2021-10-29 01:02:03           | 2021-10-29T01:02:03Z",
                "2021-10-29 01:02:03+00:00     | 2021-10-29T01:02:03Z",
                "2021-10-29T01:02:03.000-00:00 | 2021-10-29T01:02:03Z",
                "2021-10-29T01:02:03+0530      | 2021-10-28T19:32:03Z",
                "2021-10-29T24:00:00Z          | 2021-10-30T00:00:00Z",
                "2021-W43-5                    | 2021-10-29T00:00:00Z",
                "2020-W53                      | 2020-12-28T00:00:00Z",
                "2021-302                      | 2021-10-29T00:00:00Z",
                "20211029T010203Z              | 2021-10-29T01:02:03Z",
                "Fri, 29 Oct 2021 01:02:03 GMT | 2021-10-29T01:02:03Z",
                "1635469323000                 | -",
                "aaaa                          | -",
                "2021-02-29                    | 2021-03-01T00:00:00Z",
                "2021-02-32                    | -",
                "2021-10-29T01:02:03z          | 2021-10-29T01:02:03Z",
                "2021-10-29T24:00:01Z          | -",
                "2021-10-29T01:02:03+99:00     | -",
                "2021-W54                      | -",
            })
    void timestamps_are_read_as_the_server_reads_them(String text, @Nullable Instant expected) {
        assertThat(ParsedDate.ofTimestamp(text).instant()).isEqualTo(expected);
    }

    @Test
    void a_number_is_milliseconds_and_a_time_of_sending_needs_the_letter_between_date_and_time() {
        assertThat(ParsedDate.ofTimestamp(1635469323000L).instant()).isEqualTo("2021-10-29T01:02:03Z");
        assertThat(ParsedDate.ofIso("2021-10-29 01:02:03").isValid()).isFalse();
        assertThat(ParsedDate.ofIso("2021-02-29").problem())
                .isEqualTo("you specified 29 (of type number) as a day, which is invalid");
        assertThat(ParsedDate.ofIso("2021-10-29T01:02:03").instant()).isEqualTo("2021-10-29T01:02:03Z");
    }
}
