package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.ExecutionLimits;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plugins can't reach: the machine, the host, each other. */
class IsolationTests {

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();

    @AfterEach
    void close() {
        runtime.close();
    }

    private @Nullable Object eval(String expression) {
        Plugin plugin = Plugins.load(
                runtime,
                "export function processEvent(e, meta) { e.properties.result = " + expression + "; return e }");
        return runtime.chain(plugin).processEvent(Plugins.event()).event().property("result");
    }

    /** globals.md §2, and everything that only this engine has. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "setTimeout",
                "setInterval",
                "setImmediate",
                "clearTimeout",
                "queueMicrotask",
                "process",
                "__dirname",
                "TextEncoder",
                "TextDecoder",
                "URLSearchParams",
                "AbortController",
                "Headers",
                "Request",
                "Response",
                "FormData",
                "Blob",
                "atob",
                "btoa",
                "crypto",
                "performance",
                "structuredClone",
                "Event",
                "navigator",
                "window",
                "document",
                "Java",
                "Polyglot",
                "Graal",
                "Packages",
                "java",
                "load",
                "print",
                "quit",
            })
    void is_absent(String global) {
        assertThat(eval("typeof " + global)).isEqualTo("undefined");
        assertThat(eval("'" + global + "' in globalThis")).isEqualTo(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "global",
                "globalThis",
                "root",
                "GLOBAL",
                "Buffer",
                "console",
                "fetch",
                "posthog",
                "URL",
                "RetryError",
                "Intl",
                "WeakRef",
                "Atomics",
                "SharedArrayBuffer",
                "escape",
                "eval",
                "BigInt",
                "Proxy",
                "VMError",
            })
    void is_present(String global) {
        assertThat(eval("typeof " + global)).isNotEqualTo("undefined");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "meta.constructor.constructor('return typeof Java')()",
                "RetryError.constructor('return typeof Polyglot')()",
                "Object.getPrototypeOf(Buffer).constructor('return typeof process')()",
                "(function () { return typeof this.Java })()",
                "Function('return typeof load')()",
                "eval('typeof Graal')",
                "typeof __pluginHostImports['node-fetch'].class",
                "typeof meta.cache.get.getClass",
            })
    void no_way_leads_to_the_host(String attempt) {
        assertThat(eval(attempt)).isEqualTo("undefined");
    }

    @Test
    void the_code_of_one_plugin_can_not_poison_another() {
        Plugin evil = Plugins.load(
                runtime,
                "Object.prototype.polluted = 1; Array.prototype.map = null; JSON.stringify = () => 'x';"
                        + "Object.keys = () => []; String.prototype.startsWith = null; Array.isArray = null;"
                        + "export function processEvent(e) { e.properties.seen = 1; return e }");
        Plugin good = runtime.load(Plugins.source(
                "good",
                "export async function processEvent(e) { await null; e.properties.clean = "
                        + "({}).polluted === undefined && JSON.stringify([1].map(x => x)) === '[1]'; return e }"));

        assertThat(runtime.chain(evil, good)
                        .processEvent(Plugins.event())
                        .event()
                        .properties())
                .containsEntry("seen", 1)
                .containsEntry("clean", true);
    }

    @Test
    void a_plugin_that_has_destroyed_its_own_context_is_passed_over() {
        Plugin evil = Plugins.load(
                runtime,
                "export function processEvent(e) { Set.prototype.has = () => { throw new Error('no way out') };"
                        + "e.properties.gone = {}; return e }");
        Plugin good = runtime.load(
                Plugins.source("good", "export function processEvent(e) { e.properties.ok = 1; return e }"));

        assertThat(runtime.chain(evil, good)
                        .processEvent(Plugins.event())
                        .event()
                        .properties())
                .containsEntry("ok", 1)
                .doesNotContainKey("gone");
        assertThat(evil.errors()).isNotEmpty().allSatisfy(error -> assertThat(error)
                .hasToString("Error: no way out"));
    }

    @Test
    void prototype_keys_of_an_event_are_ordinary_keys() {
        Plugin plugin = Plugins.load(
                runtime,
                "export function processEvent(e) { e.properties = {own: Object.keys(e.properties).join(),"
                        + "polluted: ({}).evil}; return e }");
        PluginEvent event = PluginEvent.fromJson(
                "{\"event\":\"a\",\"properties\":{\"__proto__\":{\"evil\":1},\"constructor\":1,\"a\":2}}");

        assertThat(runtime.chain(plugin).processEvent(event).event().properties())
                .containsEntry("own", "__proto__,constructor,a")
                .doesNotContainKey("polluted");
    }

    @Test
    void plugins_have_globals_of_their_own() {
        String counts = "globalThis.n = (globalThis.n ?? 0) + 1;"
                + "export function processEvent(e) { (e.properties.n ??= []).push(globalThis.n++); return e }";

        Plugin one = Plugins.load(runtime, counts);
        Plugin two = runtime.load(Plugins.source("two", counts));

        assertThat(runtime.chain(one, two).processEvent(Plugins.event()).event().property("n"))
                .isEqualTo(List.of(1, 1));
    }

    @Test
    void stacks_show_the_authors_file_and_lines_and_nothing_of_the_host() {
        Plugin plugin = Plugins.load(
                runtime,
                "import fetch from 'node-fetch'\ntype T = { a: string }\nasync function look(x: T) {\n"
                        + "    await null\n    return x.b.c\n}\nexport async function processEvent(e: any) {\n"
                        + "    await look(e as T)\n    return e\n}\n");

        runtime.chain(plugin).processEvent(Plugins.event());

        PluginError error = plugin.errors().get(0);
        assertThat(error.stack())
                .isEqualTo("TypeError: Cannot read properties of undefined (reading 'c')\n"
                        + "    at look (index.js:5:12)\n"
                        + "    at async processEvent (index.js:8:10)");
        assertThat(error.location()).contains("index.js:5:12");
        assertThat(error.event()).isEqualTo(Plugins.event());
    }

    @Test
    void chains_on_several_threads_do_not_disturb_each_other() {
        Plugin shared = Plugins.load(
                runtime,
                "export async function processEvent(e, {cache}) { const id = e.distinct_id; await cache.incr('n');"
                        + "await null; e.properties.same = id === e.distinct_id; return e }");
        PluginChain chain =
                runtime.chain(shared, Plugins.load(runtime, "export function processEvent(e) { return e }"));

        List<CompletableFuture<Boolean>> runs = IntStream.range(0, 4)
                .mapToObj(thread -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 50)
                        .allMatch(i -> chain.processEvent(Plugins.event().withDistinctId(thread + "-" + i))
                                .event()
                                .distinctId()
                                .equals(thread + "-" + i))))
                .toList();

        assertThat(runs).allMatch(CompletableFuture::join);
        assertThat(shared.errors()).isEmpty();
    }

    @Test
    void chains_that_share_plugins_in_other_orders_do_not_wait_for_each_other_forever() {
        String listens = "export function processEvent(e) { return e } export async function onEvent() { await null }";
        Plugin one = runtime.load(Plugins.source("one", listens));
        Plugin two = runtime.load(Plugins.source("two", listens));
        List<PluginChain> chains = List.of(runtime.chain(one, two), runtime.chain(two, one));

        List<CompletableFuture<Void>> runs = chains.stream()
                .map(chain -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 100).forEach(i -> chain.process(Plugins.event()))))
                .toList();

        assertThat(runs).allSatisfy(run -> assertThat(run).succeedsWithin(Duration.ofSeconds(60)));
    }

    @Test
    void a_closed_plugin_refuses_events_and_holds_nobody_up() {
        Plugin plugin = Plugins.load(runtime, "export function processEvent(e) { return e }");
        PluginChain chain = runtime.chain(plugin);
        plugin.close();

        assertThat(chain.process(Plugins.event()).steps())
                .extracting(step -> step.result())
                .containsExactly(ChainStep.Result.UNAVAILABLE);
        assertThat(plugin.status()).isEqualTo(Plugin.Status.CLOSED);
    }

    @Test
    void a_closed_runtime_lets_no_event_through_unchanged() {
        PluginRuntime closed = PluginRuntime.create();
        Plugin plugin = Plugins.load(closed, "export function processEvent(e) { return null }");
        PluginChain chain = closed.chain(plugin);
        closed.close();
        String words = "The runtime is closed, and its plugins with it. Send events before closing it.";

        assertThatThrownBy(() -> chain.process(Plugins.event()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(words);
        assertThatThrownBy(() -> closed.chain(plugin))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(words);
    }

    @Test
    void code_that_hangs_while_the_event_is_read_is_cut_off() {
        PluginRuntime strict = PluginRuntime.builder()
                .withLimits(new ExecutionLimits(Duration.ofSeconds(1), Duration.ofMillis(100)))
                .build();
        try (strict) {
            Plugin plugin = Plugins.load(
                    strict,
                    "const endless = {[Symbol.iterator]: () => ({next: () => ({done: false})})};"
                            + "export function processEvent(e) { e.toJSON = () => { for (const x of endless) {} }; return e }");

            assertThat(strict.chain(plugin).processEvent(Plugins.event()).outcome())
                    .isInstanceOfSatisfying(EventOutcome.Rejected.class, rejected -> assertThat(
                                    rejected.error().message())
                            .startsWith("Script execution timed out after running for 100 ms on line 1:"));
        }
    }
}
