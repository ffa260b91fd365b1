package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.Journal;
import io.github.posthogplugins.plugin.LogEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Plugins that leave more behind than anybody wants to read: what the host keeps of it has an end. */
@Timeout(120)
class FloodTests {

    @Test
    void logs_are_bounded_in_number() {
        try (Siege siege = Siege.of("for (const x of new Array(12000).fill(0)) { console.log('x') }")) {
            siege.attack();

            assertThat(siege.hostile().logs()).hasSizeLessThanOrEqualTo(Journal.CAPACITY);
            siege.assertRecovered();
        }
    }

    @Test
    void logs_are_bounded_in_characters() {
        try (Siege siege =
                Siege.of("const s = 'x'.repeat(49000); for (const x of new Array(2000).fill(0)) { console.log(s) }")) {
            siege.attack();

            assertThat(siege.hostile().logs().stream()
                            .map(LogEntry::message)
                            .mapToLong(String::length)
                            .sum())
                    .isLessThanOrEqualTo(Journal.MOST_CHARACTERS);
            siege.assertRecovered();
        }
    }

    @Test
    void captured_events_are_bounded_in_characters() {
        try (Siege siege = Siege.of(
                "const a = 'x'.repeat(1e6); for (const x of new Array(80).fill(0)) { posthog.capture('x', { a }) }")) {
            siege.attack();

            assertThat(siege.hostile().captured().stream()
                            .map(CapturedEvent::event)
                            .mapToLong(event -> event.toJson().length())
                            .sum())
                    .isLessThanOrEqualTo(Journal.MOST_CHARACTERS);
            siege.assertRecovered();
        }
    }

    @Test
    void jobs_are_bounded_in_characters() {
        try (Siege siege = Siege.of(
                "const a = 'x'.repeat(1e6); for (const x of new Array(80).fill(0)) { meta.jobs.x(a).runNow() }")) {
            siege.attack();

            assertThat(siege.hostile().queuedJobs().stream()
                            .mapToLong(job -> job.payloadJson().length())
                            .sum())
                    .isLessThanOrEqualTo(Journal.MOST_CHARACTERS);
            siege.assertRecovered();
        }
    }

    /** The end of time is no place to make the clock, or the schedule of all plugins, go wrong. */
    @Test
    void jobs_and_timers_at_the_end_of_time_disturb_nobody() {
        try (Siege siege = Siege.of(
                "import { createBuffer } from '@posthog/plugin-contrib'",
                "for (const t of [1e300, -1e300, 1e15, NaN, Infinity, -Infinity]) { try {"
                        + "await meta.jobs.x().runIn(t, 'days'); await meta.jobs.x().runAt(t);"
                        + "createBuffer({ timeoutSeconds: t }).add(1) } catch (x) { console.log(x) } }")) {
            siege.attack();

            siege.assertRecovered();
        }
    }
}
