package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.Plugin.Status;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** setupPlugin and teardownPlugin: lifecycle.md §4, §7. */
class SetupTests {

    private static final String FAILS_TWICE = "let tries = 0; export function setupPlugin({ global }) {"
            + "tries++; if (tries < 3) throw new RetryError('no ' + tries); global.tries = tries }"
            + "export function processEvent(e, { global }) { e.properties.tries = global.tries; return e }";

    private final VirtualClock clock = VirtualClock.create();
    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(clock).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private static List<String> systemLogs(Plugin plugin) {
        return plugin.logs().stream()
                .filter(entry -> entry.source() == LogEntry.Source.SYSTEM)
                .map(entry -> entry.level() + " " + entry.message().replaceAll("instance ID [^)]+", "instance ID I"))
                .toList();
    }

    @Test
    void runs_once_before_the_first_hook() {
        Plugin plugin = Plugins.load(
                runtime,
                "let n = 0; export async function setupPlugin() { await null; n++ }"
                        + "export function processEvent(e) { e.properties.n = n; return e }");
        assertThat(plugin.status()).isEqualTo(Status.LOADED);

        PluginChain chain = runtime.chain(plugin);
        chain.processEvent(Plugins.event());

        assertThat(chain.processEvent(Plugins.event()).event().property("n")).isEqualTo(1);
        assertThat(systemLogs(plugin))
                .containsExactly(
                        "DEBUG Plugin loaded (instance ID I).", "DEBUG setupPlugin succeeded (instance ID I).");
    }

    @Test
    void runs_right_away_for_plugins_with_jobs_or_scheduled_tasks() {
        assertThat(Plugins.load(runtime, "export const jobs = { j() {} }").status())
                .isEqualTo(Status.READY);
        assertThat(Plugins.load(runtime, "export function runEveryMinute() {}").status())
                .isEqualTo(Status.READY);
    }

    @Test
    void retry_errors_are_retried_after_5_and_10_seconds_and_the_plugin_is_passed_over_meanwhile() {
        Plugin plugin = Plugins.load(runtime, FAILS_TWICE);
        PluginChain chain = runtime.chain(plugin);

        assertThat(chain.processEvent(Plugins.event()).markers().succeeded()).isEmpty();
        assertThat(chain.processEvent(Plugins.event()).markers().succeeded()).isEmpty();
        assertThat(plugin.status()).isEqualTo(Status.RETRYING);
        clock.advance(Duration.ofSeconds(5));
        assertThat(plugin.status()).isEqualTo(Status.RETRYING);
        clock.advance(Duration.ofMillis(9_999));
        assertThat(plugin.status()).isEqualTo(Status.RETRYING);
        clock.advance(Duration.ofMillis(1));
        assertThat(plugin.status()).isEqualTo(Status.READY);

        assertThat(chain.processEvent(Plugins.event()).event().property("tries"))
                .isEqualTo(3);
        assertThat(plugin.errors()).isEmpty();
        assertThat(systemLogs(plugin))
                .containsExactly(
                        "DEBUG Plugin loaded (instance ID I).",
                        "ERROR setupPlugin failed with RetryError (attempt 1/5): no 1 (instance ID I). Retrying in 5"
                                + " s...",
                        "ERROR setupPlugin failed with RetryError (attempt 2/5): no 2 (instance ID I). Retrying in 10"
                                + " s...",
                        "DEBUG setupPlugin succeeded (instance ID I).");
    }

    @Test
    void the_fifth_retry_error_disables_the_plugin() {
        Plugin plugin = Plugins.load(runtime, "export function setupPlugin() { throw new RetryError('never') }");

        plugin.setUp();
        clock.advance(Duration.ofSeconds(5 + 10 + 20 + 40));

        assertThat(plugin.status()).isEqualTo(Status.DISABLED);
        assertThat(plugin.errors()).singleElement().hasToString("RetryError: never");
        assertThat(systemLogs(plugin))
                .last()
                .isEqualTo("ERROR setupPlugin failed with RetryError (attempt 5/5): never (instance ID I). Disabled the"
                        + " app!");
    }

    @Test
    void any_other_error_disables_the_plugin_and_events_pass_it_unchanged() {
        Plugin plugin = Plugins.load(
                runtime,
                "export async function setupPlugin() { throw new Error('bad key') }"
                        + "export function processEvent(e) { e.properties.touched = 1; return e }");

        var result = runtime.chain(plugin).processEvent(Plugins.event());

        assertThat(result.event()).isEqualTo(Plugins.event());
        assertThat(plugin.errors()).singleElement().hasToString("Error: bad key");
        assertThat(systemLogs(plugin))
                .contains("ERROR setupPlugin failed with Error: bad key (instance ID I). Disabled the app!");
    }

    @Test
    void a_set_up_that_times_out_is_retried() {
        Plugin plugin = Plugins.load(runtime, "export async function setupPlugin() { await new Promise(() => {}) }");

        plugin.setUp();

        assertThat(plugin.status()).isEqualTo(Status.RETRYING);
    }

    @Test
    void a_retry_error_of_the_plugins_own_making_does_not_count() {
        Plugin plugin = Plugins.load(
                runtime,
                "class RetryError extends Error {}" + "export function setupPlugin() { throw new RetryError('mine') }");

        assertThat(plugin.setUp()).isEqualTo(Status.DISABLED);
    }

    @Test
    void subclasses_of_the_real_one_count() {
        Plugin plugin = Plugins.load(
                runtime,
                "import { RetryError as R } from '@posthog/plugin-scaffold';"
                        + "class Mine extends R {}; export function setupPlugin() { throw new Mine('mine') }");

        assertThat(plugin.setUp()).isEqualTo(Status.RETRYING);
    }

    @Test
    void teardown_runs_on_close_if_set_up_had_succeeded() {
        String source = "export function setupPlugin({config}) { if (config.fail) throw new Error('x') }"
                + "export function teardownPlugin() { console.log('bye') }";
        Plugin ready = Plugins.load(runtime, source);
        Plugin untouched = Plugins.load(runtime, source);

        ready.setUp();
        ready.close();
        untouched.close();

        assertThat(ready.logs()).anyMatch(entry -> entry.message().equals("bye"));
        assertThat(systemLogs(ready)).last().isEqualTo("DEBUG Plugin unloaded (instance ID I).");
        assertThat(untouched.logs()).noneMatch(entry -> entry.message().equals("bye"));
        assertThat(ready.status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void a_failing_teardown_is_recorded() {
        Plugin plugin = Plugins.load(runtime, "export async function teardownPlugin() { throw new Error('stuck') }");

        plugin.setUp();
        plugin.close();

        assertThat(plugin.errors()).singleElement().hasToString("Error: stuck");
        assertThat(systemLogs(plugin)).last().isEqualTo("ERROR Plugin failed to unload (instance ID I).");
    }
}
