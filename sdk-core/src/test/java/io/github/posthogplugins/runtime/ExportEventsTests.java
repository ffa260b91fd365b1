package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.QueuedJob;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** exportEvents, its buffer and its retries: schedule-and-jobs.md §3. */
class ExportEventsTests {

    /** Says how many events each batch has. */
    private static final String SIZES = "export async function exportEvents(events) { console.log(events.length) }";

    private static final String FAILS = "let tries = 0; export async function exportEvents(events) {"
            + "tries++; console.log(new Date().toISOString().slice(11, 19) + ' ' + events.map(e => e.event));"
            + "throw new RetryError('no ' + tries) }";

    private final VirtualClock clock = VirtualClock.create();
    private final List<PluginRuntime> runtimes = new ArrayList<>();

    @AfterEach
    void close() {
        runtimes.forEach(PluginRuntime::close);
    }

    private PluginRuntime runtime(ServerProfile profile) {
        PluginRuntime runtime =
                PluginRuntime.builder().withClock(clock).withProfile(profile).build();
        runtimes.add(runtime);
        return runtime;
    }

    private static PluginConfig config(String... keysAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return PluginConfig.of(values);
    }

    private static List<String> lines(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == LogEntry.Source.CONSOLE)
                .map(LogEntry::message)
                .toList();
    }

    private static void send(PluginRuntime runtime, Plugin plugin, PluginEvent... events) {
        for (PluginEvent event : events) {
            runtime.chain(plugin).onEvent(event);
        }
    }

    /** An event whose JSON has 172 characters. */
    private static PluginEvent of172Characters() {
        PluginEvent event = PluginEvent.fromJson("{\"event\":\"exported\",\"properties\":{\"filler\":\"\"}}");
        String filler = "x".repeat(172 - event.toJson().length());
        return PluginEvent.fromJson("{\"event\":\"exported\",\"properties\":{\"filler\":\"" + filler + "\"}}");
    }

    // ---- what such a plugin is ----

    @Test
    void capabilities_are_those_that_the_server_stores() {
        Plugin plugin = Plugins.load(runtime(ServerProfile.V2023), SIZES);

        assertThat(plugin.capabilities().methods())
                .containsExactly("setupPlugin", "teardownPlugin", "exportEvents", "onEvent");
        assertThat(plugin.capabilities().scheduledTasks()).containsExactly("runEveryMinute");
        assertThat(plugin.capabilities().jobs())
                .containsExactly(
                        "exportEventsWithRetry",
                        "exportHistoricalEvents",
                        "Export historical events",
                        "Export historical events V2",
                        "exportHistoricalEventsV2");
        assertThat(plugin.status()).isEqualTo(Plugin.Status.READY);
    }

    @Test
    void capabilities_of_2021_are_fewer() {
        Plugin plugin = Plugins.load(runtime(ServerProfile.V2021), SIZES);

        assertThat(plugin.capabilities().methods())
                .containsExactly("setupPlugin", "teardownPlugin", "exportEvents", "onEvent");
        assertThat(plugin.capabilities().scheduledTasks()).isEmpty();
        assertThat(plugin.capabilities().jobs())
                .containsExactly("exportEventsWithRetry", "exportEventsFromTheBeginning", "Export historical events");
    }

    @Test
    void late_in_2024_the_export_is_no_hook() {
        Plugin plugin = Plugins.load(runtime(ServerProfile.CLOUD_2024), SIZES);

        assertThat(plugin.capabilities().methods()).isEmpty();
        assertThat(plugin.capabilities().jobs()).isEmpty();
    }

    @Test
    void the_plugin_is_marked_as_deferred() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(runtime, SIZES);

        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).markers().deferred())
                .containsExactly("P (39)");
    }

    // ---- the buffer ----

    @ParameterizedTest
    @CsvSource({"V2021, 1000, 5, 20", "V2023, 1000, 5, 20", "V2021, 1, 1, 100", "V2023, 1, 1, 100"})
    void batches_have_as_many_events_as_fit(ServerProfile profile, String bytes, String length, int batches) {
        PluginRuntime runtime = runtime(profile);
        Plugin plugin = Plugins.load(runtime, SIZES, config("exportEventsBufferBytes", bytes));

        send(runtime, plugin, Collections.nCopies(100, of172Characters()).toArray(PluginEvent[]::new));
        clock.advance(Duration.ofSeconds(10));

        assertThat(lines(plugin)).hasSize(batches).containsOnly(length);
    }

    @Test
    void a_batch_of_exactly_the_limit_waits_for_more() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(runtime, SIZES, config("exportEventsBufferBytes", "344"));

        send(runtime, plugin, of172Characters(), of172Characters());
        assertThat(lines(plugin)).isEmpty();
        send(runtime, plugin, of172Characters());

        assertThat(lines(plugin)).containsExactly("2");
    }

    @ParameterizedTest
    @CsvSource({"V2021, 10, ''", "V2023, 10, ''", "V2021, 3, 3", "V2023, 600, 9999", "V2023, 1, 0", "V2023, 10, soon"})
    void a_batch_waits_for_some_seconds(ServerProfile profile, int seconds, String setting) {
        PluginRuntime runtime = runtime(profile);
        Plugin plugin = Plugins.load(runtime, SIZES, config("exportEventsBufferSeconds", setting));

        send(runtime, plugin, Plugins.event());
        clock.advance(Duration.ofSeconds(seconds).minusMillis(1));
        assertThat(lines(plugin)).isEmpty();
        clock.advance(Duration.ofMillis(1));

        assertThat(lines(plugin)).containsExactly("1");
    }

    @Test
    void ignored_events_reach_only_the_plugins_own_hook() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(
                runtime,
                "export function onEvent(e) { console.log('on ' + e.event) }"
                        + "export function exportEvents(events) { console.log(events.map(e => e.event).join()) }",
                config("exportEventsToIgnore", "one , two"));

        send(runtime, plugin, PluginEvent.named("one"), PluginEvent.named("three"), PluginEvent.named("two"));
        clock.advance(Duration.ofSeconds(10));

        assertThat(lines(plugin)).containsExactly("on one", "on three", "on two", "three");
    }

    @ParameterizedTest
    @EnumSource(
            value = ServerProfile.class,
            names = {"V2021", "V2023"})
    void a_list_of_names_that_is_no_text_makes_loading_fail(ServerProfile profile) {
        Plugin plugin = runtime(profile)
                .install(Plugins.source("P", SIZES).withConfig(PluginConfig.of(Map.of("exportEventsToIgnore", 5))));

        assertThat(plugin.errors())
                .first()
                .hasToString("TypeError: meta.config.exportEventsToIgnore.split is not a function");
    }

    @Test
    void the_helpers_that_the_server_puts_into_global_are_there_and_can_be_replaced() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(
                runtime,
                "export function setupPlugin({ global }) { console.log(Object.keys(global).join());"
                        + "global.exportEventsToIgnore = new Set(['$pageview']) }" + SIZES);

        send(runtime, plugin, Plugins.event());
        clock.advance(Duration.ofSeconds(10));

        assertThat(lines(plugin))
                .containsExactly("exportEventsToIgnore,exportEventsBuffer,exportEventsWithRetry,exportHistoricalEvents,"
                        + "initTimestampsAndCursor,setTimestampBoundaries,updateProgressBar");
    }

    @Test
    void events_wait_while_more_than_a_hundred_batches_are_under_way() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(
                runtime,
                "export async function exportEvents() { await new Promise(() => {}) }",
                config("exportEventsBufferBytes", "1"));

        for (int i = 0; i < 100; i++) {
            send(runtime, plugin, Plugins.event());
        }
        assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
        send(runtime, plugin, Plugins.event());

        assertThat(clock.instant()).isAfterOrEqualTo(VirtualClock.DEFAULT_START.plusSeconds(30));
        assertThat(plugin.queuedJobs()).isNotEmpty();
    }

    // ---- teardown ----

    @Test
    void teardown_flushes_beside_the_plugins_own() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(
                runtime,
                "export async function exportEvents(events) { await null; console.log(events.length) }"
                        + "export async function teardownPlugin() { console.log('bye') }");

        send(runtime, plugin, Plugins.event());
        plugin.close();

        assertThat(lines(plugin)).containsExactlyInAnyOrder("1", "bye");
        assertThat(plugin.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V2021, 0", "V2023, 1"})
    void an_empty_buffer_is_exported_at_teardown_since_2023(ServerProfile profile, int batches) {
        Plugin plugin = Plugins.load(runtime(profile), SIZES);

        plugin.close();

        assertThat(lines(plugin)).hasSize(batches).allMatch("0"::equals);
    }

    @Test
    void in_2021_a_batch_that_fails_then_is_a_failure_of_teardown() {
        PluginRuntime runtime = runtime(ServerProfile.V2021);
        Plugin plugin = Plugins.load(runtime, "export async function exportEvents() { throw new Error('full') }");

        send(runtime, plugin, Plugins.event());
        plugin.close();

        assertThat(plugin.errors()).singleElement().satisfies(error -> {
            assertThat(error).hasToString("Error: full");
            assertThat(error.origin()).isEqualTo(Origin.HOOK);
        });
        assertThat(plugin.logs()).last().matches(entry -> entry.message().startsWith("Plugin failed to unload"));
    }

    @Test
    void since_2023_it_fails_in_the_background() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(runtime, "export async function exportEvents() { throw new Error('full') }");

        send(runtime, plugin, Plugins.event());
        plugin.close();

        assertThat(plugin.errors()).singleElement().satisfies(error -> {
            assertThat(error).hasToString("Error: full");
            assertThat(error.origin()).isEqualTo(Origin.UNHANDLED_REJECTION);
        });
        assertThat(plugin.logs()).anyMatch(entry -> entry.message().startsWith("Plugin unloaded"));
    }

    @Test
    void a_batch_that_waits_for_an_answer_at_teardown_is_not_cut_off() {
        HttpReply ok = new HttpReply(200, "OK", List.of(), new byte[0]);
        PluginRuntime runtime = PluginRuntime.builder()
                .withClock(clock)
                .withHttp(call -> CompletableFuture.supplyAsync(
                        () -> ok, CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS)))
                .build();
        runtimes.add(runtime);
        Plugin plugin = Plugins.load(
                runtime,
                "export async function exportEvents(events) {"
                        + "const { status } = await fetch('https://example.com/'); console.log(events.length + ' ' + status) }");

        send(runtime, plugin, Plugins.event());
        plugin.close();

        assertThat(lines(plugin)).containsExactly("1 200");
    }

    @Test
    void errors_have_the_stack_of_the_plugin_alone() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(
                runtime, "export function exportEvents() {}\nexport function onEvent() { throw new Error('bad') }");

        send(runtime, plugin, Plugins.event());

        assertThat(plugin.errors()).singleElement().satisfies(error -> assertThat(error.stack())
                .isEqualTo("Error: bad\n    at onEvent (index.js:2:35)"));
    }

    // ---- retries ----

    @Test
    void a_retry_error_is_tried_again_after_6_12_and_24_seconds() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        runtime.scheduler().start();
        Plugin plugin = Plugins.load(runtime, FAILS);

        send(runtime, plugin, Plugins.event());
        clock.advance(Duration.ofDays(1));

        assertThat(lines(plugin))
                .containsExactly(
                        "12:00:10 $pageview", "12:00:16 $pageview", "12:00:28 $pageview", "12:00:52 $pageview");
        assertThat(plugin.errors()).isEmpty();
    }

    @Test
    void in_2021_it_is_tried_15_times_again() {
        PluginRuntime runtime = runtime(ServerProfile.V2021);
        runtime.scheduler().start();
        Plugin plugin = Plugins.load(runtime, FAILS);

        send(runtime, plugin, Plugins.event());
        clock.advance(Duration.ofDays(3));

        assertThat(lines(plugin)).hasSize(1 + 15);
        assertThat(plugin.queuedJobs())
                .extracting(QueuedJob::runAt)
                .startsWith(
                        VirtualClock.DEFAULT_START.plusSeconds(10 + 6), VirtualClock.DEFAULT_START.plusSeconds(16 + 12))
                .endsWith(VirtualClock.DEFAULT_START.plusSeconds(10 + 3 * ((1 << 16) - 2)));
    }

    @Test
    void the_job_of_a_retry_says_which_batch_it_is() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(runtime, FAILS);

        send(runtime, plugin, PluginEvent.fromJson("{\"event\":\"e\"}"));
        clock.advance(Duration.ofSeconds(10));

        assertThat(plugin.queuedJobs()).singleElement().satisfies(job -> {
            assertThat(job.name()).isEqualTo("exportEventsWithRetry");
            assertThat(job.payloadJson())
                    .matches("\\{\"batch\":\\[\\{\"event\":\"e\"}],\"batchId\":\\d{1,6},\"retriesPerformedSoFar\":1}");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2021 | null | Cannot read properties of undefined (reading 'batch')",
                "V2023 | null | Cannot read properties of undefined (reading 'batch')",
                "V2021 | {} | Cannot read properties of undefined (reading 'length')",
            })
    void a_retry_without_a_batch_fails_with_the_servers_words(ServerProfile profile, String payload, String message) {
        Plugin plugin = Plugins.load(runtime(profile), SIZES);

        assertThat(plugin.runJob("exportEventsWithRetry", payload).map(PluginError::message))
                .hasValue(message);
    }

    @Test
    void other_errors_drop_the_batch_and_belong_to_no_hook() {
        PluginRuntime runtime = runtime(ServerProfile.V2023);
        Plugin plugin = Plugins.load(runtime, "export async function exportEvents() { throw new Error('bad key') }");

        send(runtime, plugin, Plugins.event());
        clock.advance(Duration.ofSeconds(10));

        assertThat(plugin.errors()).singleElement().satisfies(error -> {
            assertThat(error).hasToString("Error: bad key");
            assertThat(error.origin()).isEqualTo(Origin.UNHANDLED_REJECTION);
        });
        assertThat(plugin.queuedJobs()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"V2021, 0", "V2023, 1"})
    void a_time_out_is_tried_again_since_2022(ServerProfile profile, int jobs) {
        PluginRuntime runtime = runtime(profile);
        Plugin plugin = Plugins.load(runtime, "export async function exportEvents() { await new Promise(() => {}) }");

        send(runtime, plugin, Plugins.event());
        clock.advance(Duration.ofSeconds(10 + 31));

        assertThat(plugin.queuedJobs()).hasSize(jobs);
        assertThat(plugin.errors()).hasSize(1 - jobs);
    }
}
