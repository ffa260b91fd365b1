package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.Plugin.Status;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.plugin.PluginLoadException;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Loading on the server of 2021, where setupPlugin is a part of it: lifecycle.md §1, §4, §7, §9. */
class OldServerLoadingTests {

    private static final String COUNTS = "export function processEvent(e) { e.properties.seen = 1; return e }";

    private final VirtualClock clock = VirtualClock.create();
    private final PluginRuntime runtime = PluginRuntime.builder()
            .withClock(clock)
            .withProfile(ServerProfile.V2021)
            .build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Plugin install(String source) {
        return runtime.install(Plugins.source("P", source).withId(39));
    }

    private static List<String> logs(Plugin plugin) {
        return plugin.logs().stream()
                .map(entry -> entry.source() + " " + entry.level() + " "
                        + entry.message().replaceAll("instance ID [^)]+", "instance ID I"))
                .toList();
    }

    @Test
    void set_up_is_a_part_of_loading_and_leaves_no_line_of_its_own() {
        Plugin plugin = install("export async function setupPlugin({ global }) { await null; global.ready = 1 }"
                + "export function processEvent(e, { global }) { e.properties.ready = global.ready; return e }");

        assertThat(plugin.status()).isEqualTo(Status.READY);
        assertThat(logs(plugin)).containsExactly("SYSTEM INFO Plugin loaded (instance ID I).");
        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).event().property("ready"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SETUP   | bad key | export function setupPlugin() { throw new Error('bad key') }",
                "SETUP   | later   | export async function setupPlugin() { throw new RetryError('later') }",
                "LOADING | no luck | throw new Error('no luck'); export const processEvent = (e) => e",
                "LOADING | /index.ts: Cannot import './x'! This package is not provided by PostHog in plugins. |"
                        + " import x from './x'; export const processEvent = x",
                "LOADING | Cannot convert undefined or null to object | module.exports = null",
            })
    void whatever_goes_wrong_is_recorded_and_tried_again_and_events_pass_meanwhile(
            Origin origin, String message, String source) {
        Plugin plugin = install(source);

        var result = runtime.chain(plugin).processEvent(Plugins.event());

        assertThat(plugin.status()).isEqualTo(Status.RETRYING);
        assertThat(plugin.errors())
                .singleElement()
                .returns(message, PluginError::message)
                .returns(origin, PluginError::origin);
        assertThat(logs(plugin))
                .containsExactly(
                        "SYSTEM ERROR " + message,
                        "PLUGIN ERROR " + message,
                        "SYSTEM ERROR Plugin failed to load (instance ID I). Retrying in 3 s.");
        assertThat(result.event()).isEqualTo(Plugins.event());
        assertThat(result.steps()).extracting(ChainStep::result).containsExactly(ChainStep.Result.UNAVAILABLE);
    }

    @Test
    void a_syntax_error_is_tried_again_too() {
        Plugin plugin = install("export function (");
        clock.advance(Duration.ofSeconds(3));

        assertThat(plugin.errors()).hasSize(2).allSatisfy(error -> assertThat(error.message())
                .startsWith("/index.ts: Unexpected token (1:16)"));
    }

    @Test
    void each_attempt_is_made_in_a_fresh_context_after_twice_the_wait() {
        Plugin plugin = install("globalThis.tries = (globalThis.tries ?? 0) + 1;"
                + "export async function setupPlugin({ storage }) { const n = await storage.get('n', 0);"
                + "await storage.set('n', n + 1); if (n < 2) throw new Error(`no ${n} ${tries}`) }" + COUNTS);

        clock.advance(Duration.ofMillis(2_999));
        assertThat(plugin.errors()).hasSize(1);
        clock.advance(Duration.ofMillis(1 + 5_999));
        assertThat(plugin.errors()).extracting(PluginError::message).containsExactly("no 0 1", "no 1 1");
        clock.advance(Duration.ofMillis(1));

        assertThat(plugin.status()).isEqualTo(Status.READY);
        assertThat(logs(plugin))
                .endsWith(
                        "SYSTEM ERROR Plugin failed to load (instance ID I). Retrying in 6 s.",
                        "SYSTEM INFO Plugin loaded (instance ID I).");
        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).event().property("seen"))
                .isEqualTo(1);
    }

    @Test
    void the_tenth_failure_disables_the_plugin() {
        Plugin plugin = install("export function setupPlugin() { throw new Error('never') }");

        clock.advance(Duration.ofSeconds(3 * ((1 << 9) - 1)));

        assertThat(plugin.status()).isEqualTo(Status.DISABLED);
        assertThat(plugin.errors()).hasSize(10);
        assertThat(logs(plugin))
                .contains("SYSTEM ERROR Plugin failed to load (instance ID I). Retrying in 768 s.")
                .last()
                .isEqualTo("SYSTEM ERROR Plugin failed to load (instance ID I). Disabling it due to too many retries –"
                        + " tried to load it 10 times before giving up.");
        clock.advance(Duration.ofDays(1));
        assertThat(plugin.errors()).hasSize(10);
    }

    @Test
    void scheduled_tasks_of_a_plugin_that_loads_late_run() {
        runtime.scheduler().start();
        Plugin plugin = install("export async function setupPlugin({ cache }) { if (await cache.incr('n') < 2)"
                + " throw new Error('x') } export function runEveryMinute() { console.log('tick') }");

        clock.advance(Duration.ofMinutes(2));

        assertThat(logs(plugin)).filteredOn("CONSOLE LOG tick"::equals).hasSize(2);
    }

    @Test
    void load_throws_what_no_second_attempt_could_change_and_leaves_nothing_behind() {
        assertThatThrownBy(() -> Plugins.load(runtime, "throw new Error('no luck')"))
                .isInstanceOf(PluginLoadException.class)
                .hasMessageContaining("Error: no luck");

        Plugin retrying = Plugins.load(runtime, "export function setupPlugin() { throw new Error('x') }");
        assertThat(retrying.setUp()).isEqualTo(Status.RETRYING);
    }

    @Test
    void a_plugin_that_is_closed_is_not_loaded_any_more() {
        Plugin plugin = install("export function setupPlugin() { throw new Error('x') }");

        plugin.close();
        clock.advance(Duration.ofHours(1));

        assertThat(plugin.errors()).hasSize(1);
        assertThat(plugin.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void an_empty_source_is_never_tried_again() {
        Plugin plugin = install("");

        assertThat(plugin.status()).isEqualTo(Status.DISABLED);
        assertThat(plugin.errors())
                .singleElement()
                .hasToString("Could not load index.js for plugin P ID 39 (team ID 1)!");
    }

    @Test
    void teardown_is_logged_as_information() {
        Plugin plugin = install("export function teardownPlugin() {}");

        plugin.close();

        assertThat(logs(plugin)).last().isEqualTo("SYSTEM INFO Plugin unloaded (instance ID I).");
    }

    @Test
    void errors_of_hooks_are_logged_without_their_stacks() {
        Plugin plugin = install("export function processEvent() { throw new Error('bad') }");

        runtime.chain(plugin).processEvent(Plugins.event());

        assertThat(logs(plugin)).last().isEqualTo("PLUGIN ERROR bad");
        assertThat(plugin.errors()).singleElement().satisfies(error -> assertThat(error.stack())
                .contains("index.js:1:"));
    }
}
