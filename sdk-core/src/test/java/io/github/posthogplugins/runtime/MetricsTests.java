package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource;
import io.github.posthogplugins.plugin.CapturedEvent;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** meta.metrics, which only the server of 2021 has: meta.md §10. */
class MetricsTests {

    private final VirtualClock clock = VirtualClock.startingAt(Instant.parse("2021-10-28T12:10:00Z"));
    private final PluginRuntime runtime = PluginRuntime.builder()
            .withClock(clock)
            .withProfile(ServerProfile.V2021)
            .build();

    @AfterEach
    void close() {
        runtime.close();
    }

    /** A plugin with a metric of each type, in whose processEvent these statements run. */
    private Plugin run(String statements) {
        Plugin plugin = Plugins.load(
                runtime,
                "export const metrics = { total: 'sum', high: 'MAX', low: 'min', odd: 5 };"
                        + "export function processEvent(e, { metrics }) { " + statements + "; return e }");
        runtime.chain(plugin).processEvent(Plugins.event());
        return plugin;
    }

    @Test
    void they_stand_between_jobs_and_utils() {
        Plugin plugin = Plugins.load(
                runtime,
                "export function processEvent(e, meta) { e.properties.keys = Object.keys(meta).join(); return e }");

        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).event().property("keys"))
                .isEqualTo("cache,config,attachments,storage,geoip,jobs,metrics,utils,global");
    }

    @Test
    void what_was_counted_is_sent_at_the_next_half_hour() {
        Plugin plugin = run("metrics.total.increment(5); metrics.total.increment(-2);"
                + "metrics.high.max(3); metrics.high.max(7); metrics.high.max(5);"
                + "metrics.low.min(3); metrics.low.min(7); metrics.low.min(2)");

        clock.advance(Duration.ofMinutes(20).minusMillis(1));
        assertThat(plugin.captured()).isEmpty();
        clock.advance(Duration.ofMillis(1));

        assertThat(plugin.captured()).singleElement().satisfies(captured -> {
            assertThat(captured.name()).isEqualTo("$$plugin_metrics");
            assertThat(captured.event().distinctId()).isEqualTo("P");
            assertThat(captured.event().field("timestamp")).isEqualTo("2021-10-28T12:30:00.000Z");
            assertThat(captured.event().properties())
                    .containsAllEntriesOf(Map.of("total", 3, "high", 7, "low", 2, "plugin_name", "P", "plugin_id", 39))
                    .containsEntry("plugin_tag", null);
        });
    }

    @Test
    void each_half_hour_begins_at_nothing_and_sends_nothing_if_nothing_was_counted() {
        Plugin plugin = run("metrics.total.increment(5)");
        clock.advance(Duration.ofHours(3));
        runtime.chain(plugin).processEvent(Plugins.event());
        clock.advance(Duration.ofHours(3));

        assertThat(plugin.captured())
                .extracting(captured -> captured.event().property("total"))
                .containsExactly(5, 5);
    }

    @Test
    void a_falsy_value_is_overwritten_by_the_next() {
        Plugin plugin = run("metrics.low.min(0); metrics.low.min(9)");
        clock.advance(Duration.ofMinutes(20));

        assertThat(plugin.captured().get(0).event().property("low")).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "metrics.other | IllegalOperationError: Invalid metric name",
                "metrics.odd | IllegalOperationError: Invalid metric name",
                "metrics[Symbol.iterator] | IllegalOperationError: Invalid metric name",
                "metrics.total.increment('1') | IllegalOperationError: Only numbers are allowed for operations on metrics",
                "metrics.total.max(1) | TypeError: metrics.total.max is not a function",
            })
    void what_was_not_declared_is_refused(String statement, String error) {
        assertThat(run(statement).errors()).singleElement().hasToString(error);
    }

    @Test
    void a_metric_offers_the_operation_of_its_type_alone() {
        Plugin plugin =
                run("e.properties.offered = [metrics.total, metrics.high, metrics.low].map(m => Object.keys(m)) + '';"
                        + "console.log(e.properties.offered, metrics.total.increment(1))");

        assertThat(plugin.logs()).anyMatch(entry -> entry.message().equals("increment,max,min undefined"));
    }

    @Test
    void an_unknown_type_makes_loading_fail() {
        Plugin plugin =
                runtime.install(Plugins.source("P", "export const metrics = { a: 'avg', b: 'SUM', c: 'count' }"));

        assertThat(plugin.errors())
                .first()
                .hasToString("IllegalOperationError: Only 'sum', 'max', and 'min' are supported as metric types."
                        + " Invalid types received: avg, count");
    }

    @Test
    void exports_are_counted_without_being_asked_to() {
        Plugin plugin = Plugins.load(
                runtime,
                "let n = 0; export async function exportEvents(events) { if (++n === 1) throw new RetryError('later');"
                        + "if (n === 3) throw new Error('bad') }");
        runtime.scheduler().start();
        PluginChain chain = runtime.chain(plugin);
        chain.onEvent(Plugins.event());
        chain.onEvent(Plugins.event());
        clock.advance(Duration.ofSeconds(20));
        chain.onEvent(Plugins.event());
        clock.advance(Duration.ofMinutes(20));

        assertThat(plugin.captured().stream().map(CapturedEvent::event).toList())
                .singleElement()
                .satisfies(event -> assertThat(event.properties())
                        .containsAllEntriesOf(Map.of(
                                "events_seen", 3,
                                "retry_errors", 2,
                                "events_delivered_successfully", 2,
                                "other_errors", 1,
                                "undelivered_events", 1)));
    }

    @Test
    void events_of_the_past_are_counted_as_well() {
        List<PluginEvent> past = HistoricalExports.events(clock.instant(), Duration.ofSeconds(1), 3);
        try (PluginRuntime exporting = PluginRuntime.builder()
                .withClock(clock)
                .withProfile(ServerProfile.V2021)
                .withEvents(EventSource.of(past))
                .build()) {
            Plugin plugin = Plugins.load(exporting, "export async function exportEvents() {}");
            exporting.scheduler().start();
            plugin.runJob("Export historical events", "{}");
            clock.advance(Duration.ofMinutes(20));

            assertThat(plugin.captured().get(0).event().property("events_exported"))
                    .isEqualTo(3);
        }
    }

    @Test
    void other_generations_have_no_metrics() {
        try (PluginRuntime later = PluginRuntime.builder().withClock(clock).build()) {
            Plugin plugin = Plugins.load(
                    later,
                    "export const metrics = { a: 'avg' };"
                            + "export function processEvent(e, meta) { e.properties.has = 'metrics' in meta; return e }");

            assertThat(later.chain(plugin).processEvent(Plugins.event()).event().property("has"))
                    .isEqualTo(false);
        }
    }
}
