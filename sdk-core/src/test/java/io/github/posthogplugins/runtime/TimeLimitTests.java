package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The probes of globals.md §8, and the limits that PostHog's server does not have. */
@Timeout(60)
class TimeLimitTests {

    private static final String ENDLESS = "{[Symbol.iterator]: () => ({next: () => ({done: false})})}";

    private final VirtualClock clock = VirtualClock.create();
    private final PluginRuntime runtime = PluginRuntime.builder()
            .withClock(clock)
            .withLimits(new ExecutionLimits(Duration.ofSeconds(1), Duration.ofMillis(300)))
            .build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private PluginError errorOf(String source) {
        Plugin plugin = Plugins.load(runtime, source);
        ChainResult result = runtime.chain(plugin).processEvent(Plugins.event());
        assertThat(result.isKept()).isTrue();
        assertThat(plugin.errors()).hasSize(1);
        return plugin.errors().get(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export async function processEvent(e){ await new Promise(()=>{}) } | await on line 1:39",
                "export function processEvent(e){ return new Promise(()=>{}).then(()=>e) } | Promise.then on line 1:40",
                "export function processEvent(e){ return new Promise(()=>{}) } | processEvent",
            })
    void a_promise_that_never_settles_times_out(String source, String name) {
        PluginError error = errorOf(source);

        assertThat(error.name()).isEqualTo("TimeoutError");
        assertThat(error.message())
                .isEqualTo("Script execution timed out after promise waited for 1 second (P, name: " + name
                        + ", pluginConfigId: 39)");
    }

    @Test
    void a_loop_that_awaits_is_measured_on_the_plugins_clock() {
        PluginError error = errorOf("import { createBuffer } from '@posthog/plugin-contrib';"
                + "const nap = () => new Promise((resolve) => createBuffer({timeoutSeconds: 0.03, onFlush: resolve})"
                + ".add({}));\n"
                + "export async function processEvent(e) {\n"
                + "  for (let i = 0; i < 100; i++) { await nap() }\n"
                + "  return e }");

        assertThat(error).hasToString("Error: Script execution timed out after looping for 1 second on line 3:2");
    }

    @Test
    void a_loop_that_spins_is_measured_in_real_time() {
        PluginRuntime patient = PluginRuntime.builder()
                .withClock(clock)
                .withLimits(new ExecutionLimits(Duration.ofSeconds(1), Duration.ofSeconds(20)))
                .build();
        try (patient) {
            Plugin plugin = Plugins.load(patient, "export function processEvent(e){ while(true){} }");

            patient.chain(plugin).processEvent(Plugins.event());

            assertThat(plugin.errors())
                    .singleElement()
                    .hasToString("Error: Script execution timed out after looping for 1 second on line 1:33");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export function processEvent(e) {\n  for (const x of " + ENDLESS + ") {}\n}",
                "export async function processEvent(e) {\n  for (const x of " + ENDLESS + ") {}\n}",
                "export async function processEvent(e) { await null\n  for (const x of " + ENDLESS + ") {}\n}",
                "export function processEvent(e) {\n  try { for (const x of " + ENDLESS + ") {} } catch (e) {}\n}",
            })
    void code_that_the_server_does_not_guard_is_cut_off_and_its_line_named(String source) {
        PluginError error = errorOf(source);

        assertThat(error.message()).matches("Script execution timed out after running for 300 ms on line 2:\\d+");
        assertThat(error.location())
                .hasValueSatisfying(place -> assertThat(place).startsWith("index.js:2:"));
    }

    /** The end of the stack is caught again and again, and so is what the host throws to end it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "export function processEvent(e) { const f = () => { try { f() } catch { f() } }; f() }",
                "export async function processEvent(e) { const f = () => { try { f() } catch (x) { f() } }; f() }",
                "export function processEvent(e) { const f = () => { try { f() } finally { f() } }; f() }",
                "export function processEvent(e) { for (const a of " + ENDLESS + ") {" + "try { for (const b of "
                        + ENDLESS + ") {} } catch {} } }",
                "export async function processEvent(e) { const f = () => Promise.reject(1).catch(() => {"
                        + "for (const a of " + ENDLESS + ") {} }).catch(f); await f() }",
            })
    void code_that_catches_everything_is_cut_off(String source) {
        assertThat(errorOf(source).message()).startsWith("Script execution timed out after running for 300 ms");
    }

    @Test
    void other_plugins_run_after_one_that_used_up_the_stack() {
        errorOf("export function processEvent(e) { const f = () => { try { f() } catch { f() } }; f() }");

        Plugin good = Plugins.load(runtime, "export function processEvent(e) { console.log('x'); return e }");
        runtime.chain(good).processEvent(Plugins.event());
        assertThat(good.errors()).isEmpty();
    }

    /** At the end of a stack the engine can lose locks; who is asked for a place afterwards must not need them. */
    @Test
    void lines_are_named_after_a_plugin_that_used_up_the_stack() {
        errorOf("export function processEvent(e) {"
                + " function f() { try { f() } catch (x) { Object.keys(e.properties); throw x } } f() }");

        assertThat(errorOf("export async function processEvent(e) {\n  for (const x of " + ENDLESS + ") {}\n}")
                        .location())
                .hasValueSatisfying(place -> assertThat(place).startsWith("index.js:2:"));
    }

    @Test
    void endless_microtasks_are_cut_off() {
        PluginError error = errorOf("const spin = () => Promise.resolve().finally(spin);"
                + "export async function processEvent(e) { await spin() }");

        assertThat(error.message()).startsWith("Script execution timed out after ");
    }

    @Test
    void recursion_without_end_is_an_ordinary_error() {
        assertThat(errorOf("export function processEvent(e) { return processEvent(e) }"))
                .hasToString("RangeError: Maximum call stack size exceeded");
    }

    @Test
    void top_level_code_has_the_scripts_own_limit() {
        Plugin plugin = runtime.install(Plugins.source("P", "for(;;){}"));

        assertThat(plugin.status()).isEqualTo(Plugin.Status.DISABLED);
        assertThat(plugin.errors()).singleElement().hasToString("Error: Script execution timed out after 1001ms");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "V2021 | export function setupPlugin() { HANG }",
                "V2021 | export async function setupPlugin() { HANG }",
                "V2021 | export function setupPlugin() { const f = () => { try { f() } catch { f() } }; f() }",
                "V2023 | export function setupPlugin() { HANG }",
                "V2023 | export async function setupPlugin() { HANG }",
                "V2023 | export function setupPlugin() { const f = () => { try { f() } catch { f() } }; f() }",
            })
    void set_up_has_the_limit_of_a_script_too(ServerProfile profile, String source) {
        PluginRuntime one = PluginRuntime.builder()
                .withClock(clock)
                .withProfile(profile)
                .withLimits(new ExecutionLimits(Duration.ofSeconds(1), Duration.ofMillis(300)))
                .build();
        try (one) {
            Plugin plugin =
                    one.install(Plugins.source("P", source.replace("HANG", "for (const x of " + ENDLESS + ") {}")));
            plugin.setUp();

            assertThat(plugin.errors()).singleElement().hasToString("Error: Script execution timed out after 1001ms");
        }
    }

    @Test
    void the_next_event_works_after_a_time_out() {
        Plugin plugin = Plugins.load(
                runtime,
                "export function processEvent(e) { e.properties.before = 1;"
                        + "if (e.properties.hang) { for (const x of " + ENDLESS + ") {} } return e }");
        PluginChain chain = runtime.chain(plugin);

        ChainResult hung = chain.processEvent(Plugins.event().withProperty("hang", true));
        ChainResult next = chain.processEvent(Plugins.event());

        assertThat(hung.event().properties()).containsEntry("before", 1);
        assertThat(hung.markers().failed()).containsExactly("P (39)");
        assertThat(next.markers().succeeded()).containsExactly("P (39)");
    }

    @Test
    void waiting_takes_no_real_time_on_a_virtual_clock() {
        PluginRuntime defaults = PluginRuntime.builder().withClock(clock).build();
        try (defaults) {
            Plugin plugin =
                    Plugins.load(defaults, "export async function processEvent(e) { await new Promise(() => {}) }");

            defaults.chain(plugin).processEvent(Plugins.event());

            assertThat(plugin.errors().get(0).message()).contains("promise waited for 30 seconds");
            assertThat(Duration.between(VirtualClock.DEFAULT_START, clock.instant()))
                    .isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void thenables_and_plain_values_can_be_awaited() {
        Plugin plugin = Plugins.load(
                runtime,
                "export async function processEvent(e) {"
                        + "e.properties = {a: await null, b: await 5, c: await {then(resolve) { resolve('then') }}}; return e }");

        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).event().properties())
                .containsEntry("a", null)
                .containsEntry("b", 5)
                .containsEntry("c", "then");
    }

    @Test
    void an_unhandled_rejection_is_recorded_and_fails_no_hook() {
        Plugin plugin = Plugins.load(
                runtime, "export function processEvent(e) { Promise.reject(new Error('lost')); return e }");

        ChainResult result = runtime.chain(plugin).processEvent(Plugins.event());

        assertThat(result.markers().succeeded()).containsExactly("P (39)");
        assertThat(plugin.errors()).singleElement().satisfies(error -> {
            assertThat(error).hasToString("Error: lost");
            assertThat(error.origin()).isEqualTo(PluginError.Origin.UNHANDLED_REJECTION);
        });
    }
}
