package io.github.posthogplugins.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputTimestampTests {

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z",
        "2026-01-01T02:00:00+02:00, 2026-01-01T00:00:00Z",
        "1767225600, 2026-01-01T00:00:00Z"
    })
    void is_written_as_ISO_8601_or_in_seconds(String timestamp, Instant instant) throws MojoFailureException {
        assertThat(OutputTimestamp.parse(timestamp)).isEqualTo(instant);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"x", " "})
    void is_the_earliest_if_there_is_none(String timestamp) throws MojoFailureException {
        assertThat(OutputTimestamp.parse(timestamp)).isEqualTo(Instant.parse("1980-01-01T00:00:02Z"));
    }

    @Test
    void is_refused_if_it_is_no_time() {
        assertThatThrownBy(() -> OutputTimestamp.parse("yesterday"))
                .isInstanceOf(MojoFailureException.class)
                .hasMessage("The output timestamp 'yesterday' is no time. "
                        + "Set <project.build.outputTimestamp> to one such as 2026-01-01T00:00:00Z.");
    }
}
