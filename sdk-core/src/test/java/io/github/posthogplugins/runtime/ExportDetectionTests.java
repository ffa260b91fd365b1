package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The tables of lifecycle.md §2. */
class ExportDetectionTests {

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private Plugin install(String source) {
        return runtime.install(Plugins.source("P", source));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "export function processEvent(e) { return e }",
                "export const processEvent = (e) => e",
                "exports.processEvent = (e) => e",
                "module.exports.processEvent = (e) => e",
                "module.exports = { processEvent: (e) => e }",
                "exports = { processEvent: (e) => e }",
                "export default { processEvent: (e) => e }",
                "function processEvent(e) { return e }",
                "var processEvent = (e) => e",
                "export {}; function processEvent(e) { return e }",
                "export type T = string; function processEvent(e: any) { return e }",
                "class P { processEvent(e) { return e } }; module.exports = new P()",
                "export default new (class { processEvent(e) { return e } })()",
                "export function processEventBatch(events) { return events }",
            })
    void finds_the_hook(String source) {
        assertThat(install(source).capabilities().methods()).containsExactly("processEvent");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "const processEvent = (e) => e",
                "let processEvent = (e) => e",
                "function processEvent(e) { return e } export const jobs = {}",
                "export default function processEvent(e) { return e }",
                "var exports = {}; exports.processEvent = (e) => e",
                "const exports = {}; exports.processEvent = (e) => e",
                "let module = {}; module.exports = { processEvent: (e) => e }",
                "// nothing here",
            })
    void finds_no_hook_and_has_no_error(String source) {
        Plugin plugin = install(source);

        assertThat(plugin.capabilities().methods()).isEmpty();
        assertThat(plugin.errors()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "export default null | TypeError: Cannot read properties of null (reading 'processEvent')",
                "module.exports = null | TypeError: Cannot convert undefined or null to object",
                "export const jobs = null | TypeError: Cannot convert undefined or null to object",
                "throw new Error('at the top') | Error: at the top",
                "export const x = y | ReferenceError: y is not defined",
            })
    void disables_what_can_not_be_wrapped(String source, String error) {
        Plugin plugin = install(source);

        assertThat(plugin.status()).isEqualTo(Plugin.Status.DISABLED);
        assertThat(plugin.errors()).singleElement().satisfies(recorded -> {
            assertThat(recorded).hasToString(error);
            assertThat(recorded.origin()).isEqualTo(Origin.LOADING);
        });
    }

    @Test
    void names_win_over_the_default_and_each_hook_is_looked_up_by_itself() {
        Plugin plugin = install("export function processEvent(e) { e.by = 'name'; return e }"
                + "export default { processEvent(e) { e.by = 'default'; return e }, onEvent() {} }");

        assertThat(plugin.capabilities().methods()).containsExactly("onEvent", "processEvent");
        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).event().field("by"))
                .isEqualTo("name");
    }

    @Test
    void scheduled_tasks_and_jobs_are_own_enumerable_functions_of_any_destination() {
        Plugin plugin = install("export const runEveryMinute = () => 1; export const runEveryHour = 5;"
                + "export async function runEveryWeek() {}"
                + "export const jobs = { send() {}, alias: 'helper', odd: 5 }; export function helper() {}");

        assertThat(plugin.capabilities())
                .isEqualTo(new Capabilities(
                        List.of("runEveryMinute", "runEveryWeek"),
                        List.of("send", "alias", "odd"),
                        List.of(),
                        List.of("helper", "jobs", "runEveryHour", "runEveryMinute", "runEveryWeek")));
    }

    @Test
    void exports_are_all_names_also_those_that_the_server_does_not_look_at() {
        assertThat(install("export function procesEvent() {} export default { onEvent() {} }")
                        .capabilities()
                        .exports())
                .containsExactlyInAnyOrder("procesEvent", "default", "onEvent");
        assertThat(install("function processEvent(event) { return event }")
                        .capabilities()
                        .exports())
                .isEmpty();
    }

    @Test
    void methods_are_listed_in_the_servers_order() {
        Plugin plugin = install("export function getSettings() {} export function onSnapshot() {}"
                + "export function processEvent() {} export function setupPlugin() {}"
                + "export function onEvent() {} export function teardownPlugin() {} export function exportEvents() {}");

        assertThat(plugin.capabilities().methods())
                .containsExactly(
                        "setupPlugin",
                        "teardownPlugin",
                        "exportEvents",
                        "onEvent",
                        "onSnapshot",
                        "processEvent",
                        "getSettings");
    }

    @Test
    void hooks_get_the_event_and_meta_and_the_global_object_as_this() {
        Plugin plugin = install(
                "export function processEvent(e) {"
                        + "e.properties = {n: arguments.length, self: this === globalThis, meta: typeof arguments[1]}; return e }");

        assertThat(runtime.chain(plugin).processEvent(Plugins.event()).event().properties())
                .containsEntry("n", 2)
                .containsEntry("self", true)
                .containsEntry("meta", "object");
    }

    @Test
    void meta_is_the_same_object_for_every_hook() {
        Plugin plugin = install("export function setupPlugin(meta) { meta.extra = 1; meta.global.count = 0 }"
                + "export function processEvent(e, meta) { e.properties.extra = meta.extra;"
                + "e.properties.count = ++meta.global.count; return e }");
        PluginChain chain = runtime.chain(plugin);

        chain.processEvent(Plugins.event());

        assertThat(chain.processEvent(Plugins.event()).event().properties())
                .containsEntry("extra", 1)
                .containsEntry("count", 2);
    }
}
