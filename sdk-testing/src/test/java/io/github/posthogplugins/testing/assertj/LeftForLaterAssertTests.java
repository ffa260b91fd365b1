package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Jobs, captured events and exports. */
class LeftForLaterAssertTests extends EnvironmentTestBase {

    private static final String EXPORTER = """
        let tries = 0
        export async function exportEvents(events) {
            if (++tries === 1) { throw new RetryError('busy') }
            if (events[0].event === 'bad') { throw new TypeError('lost') }
        }\
        """;

    private final PluginUnderTest plugin = environment.plugin("""
        export const jobs = { sweep() {} }
        export function runEveryHour() {}
        export function processEvent(event, { jobs }) {
            jobs.sweep({ rooms: [1, 2.0] }).runIn(5, 'minutes')
            posthog.capture('swept', { rooms: 2 })
            return event
        }\
        """);

    @Test
    void goes_on_to_jobs_and_captured_events() {
        assertThat(plugin).queuedNoJobs().capturedNothing();
        plugin.process(TestEvents.pageview());

        assertThat(plugin)
                .job("sweep")
                .hasPayload("{ \"rooms\": [1, 2] }")
                .isDueIn(Duration.ofMinutes(5))
                .isDueAt(Instant.parse("2024-01-01T12:05:00Z"));
        assertThat(plugin).capturedEvent("swept").hasProperty("rooms", 2);
        assertThat(plugin).capturedEvents().hasSize(1);
        assertThat(plugin).hasJob("sweep").hasTask("runEveryHour").hasHook("processEvent");
    }

    @Test
    void shows_payload_and_due_time() {
        plugin.process(TestEvents.pageview());
        environment.clock().advance(Duration.ofMinutes(1));

        assertFails(() -> assertThat(plugin).job("sweep").hasPayload("{\"rooms\": []}"), """
            Expecting job 'sweep' to have the payload
              {"rooms":[]}
            but it differs in
              rooms[0]
                expected  (nothing)
                but was   1
              rooms[1]
                expected  (nothing)
                but was   2
              the same: 0 of 1 members, 0 of 2 in rooms\
            """);
        assertFails(() -> assertThat(plugin).job("sweep").isDueIn(Duration.ofMinutes(5)), """
            Expecting job 'sweep' to be due
              in PT5M
            but it is due
              in PT4M\
            """);
        assertThatThrownBy(() -> assertThat(plugin).job("sweep").hasPayload("rooms"))
                .hasMessageStartingWith("'the expected JSON' is no valid JSON\n  at the expected JSON:1:1\n");
    }

    @Test
    void sees_the_metrics_of_2021_among_the_captured_events() {
        try (PluginTestEnvironment server =
                PluginTestEnvironment.builder().withProfile(ServerProfile.V2021).build()) {
            PluginUnderTest counter = server.plugin("""
                export const metrics = { rooms: 'sum' }
                export function processEvent(event, { metrics }) {
                    metrics.rooms.increment(2)
                    return event
                }""");
            counter.process(TestEvents.pageview());
            counter.process(TestEvents.pageview());
            server.clock().advance(Duration.ofMinutes(30));

            assertThat(counter).capturedEvent("$$plugin_metrics").hasProperty("rooms", 4);
        }
    }

    @Test
    void says_which_names_were_meant() {
        plugin.process(TestEvents.pageview());

        assertFails(() -> assertThat(plugin).job("swep"), """
            Expecting plugin 'inline (1)' to have queued the job
              swep
            but it has queued
              sweep
            Did you mean
              sweep\
            """);
        assertFails(() -> assertThat(plugin).capturedEvent("wept"), """
            Expecting plugin 'inline (1)' to have captured the event
              wept
            but it has captured
              swept
            Did you mean
              swept\
            """);
        assertFails(() -> assertThat(plugin).hasTask("runEveryHuor"), """
            Expecting plugin 'inline (1)' to export the scheduled task
              runEveryHuor
            but it exports only
              runEveryHour
            Did you mean
              runEveryHour\
            """);
    }

    @Test
    void sees_batches_delivered_retried_and_lost() {
        PluginUnderTest exporter = environment.plugin(EXPORTER);
        for (String name : new String[] {"good", "bad"}) {
            exporter.process(TestEvents.custom(name));
            environment.clock().advance(Duration.ofMinutes(1));
        }

        assertThat(exporter)
                .exports()
                .delivered("good")
                .askedForRetry(1)
                .lostBatches(1)
                .hasSize(3);
        assertThat(exporter).exports().deliveredEvents().hasSize(1);
        assertFails(() -> assertThat(exporter).exports().delivered("good", "bad"), """
            Expecting these events to be delivered
              good
              bad
            but delivered were
              good
            The calls of exportEvents are
              TO_BE_RETRIED after RetryError: busy: 1 events, [good]
              DELIVERED: 1 events, [good]
              FAILED after TypeError: lost: 1 events, [bad]\
            """);
        assertFails(() -> assertThat(exporter).exports().lostBatches(0), """
            Expecting 0 calls of exportEvents that lost their batch, but there are 1
            The calls of exportEvents are
              TO_BE_RETRIED after RetryError: busy: 1 events, [good]
              DELIVERED: 1 events, [good]
              FAILED after TypeError: lost: 1 events, [bad]\
            """);
    }
}
