package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The tables of globals.md §1, §2, §7 and §8: what a plugin finds, and how it is bound. */
class GlobalsTests {

    private static final List<String> KEYS = List.of(
            "global",
            "Function",
            "eval",
            "console",
            "posthog",
            "fetch",
            "google",
            "__pluginHostImports",
            "RetryError",
            "URL",
            "__asyncGuard",
            "__pluginHostMeta");

    private static @Nullable Object result(ServerProfile profile, String source) {
        try (PluginRuntime runtime = runtime(profile)) {
            Plugin plugin = Plugins.load(runtime, source);
            var event = runtime.chain(plugin).processEvent(Plugins.event()).event();
            assertThat(plugin.errors()).isEmpty();
            return event.property("result");
        }
    }

    private static PluginRuntime runtime(ServerProfile profile) {
        return PluginRuntime.builder()
                .withClock(VirtualClock.create())
                .withProfile(profile)
                .build();
    }

    private static String returning(String expression) {
        return "export async function processEvent(e, meta) { e.properties.result = " + expression + "; return e }";
    }

    private static String json(String expression) {
        return returning("JSON.stringify(" + expression + ")");
    }

    // ---- §1 ----

    @ParameterizedTest
    @EnumSource(ServerProfile.class)
    void the_keys_of_the_global_object_come_in_the_servers_order(ServerProfile profile) {
        List<String> expected = KEYS.stream()
                .filter(key -> profile.hasGoogle() || !key.equals("google"))
                .toList();

        assertThat(result(profile, returning("Object.keys(global).filter((k) => k !== 'processEvent')")))
                .isEqualTo(expected);
    }

    @Test
    void the_plugins_own_functions_and_variables_come_last() {
        String source = "var mine = 1; let hidden = 2; function processEvent(e) {"
                + "e.properties.result = Object.keys(global).slice(" + KEYS.size() + ").sort(); return e }";

        assertThat(result(ServerProfile.V2021, source)).isEqualTo(List.of("mine", "processEvent"));
    }

    @Test
    void a_global_object_that_has_every_name_is_found_out() {
        try (PluginRuntime runtime = runtime(ServerProfile.V2023)) {
            Plugin plugin = runtime.install(Plugins.source(
                    "P",
                    "Object.setPrototypeOf(globalThis, new Proxy({}, { has: () => true, get: () => 1 }));"
                            + "export const processEvent = (e) => e"));

            assertThat(plugin.errors()).singleElement().satisfies(error -> assertThat(error.message())
                    .matches("Plugin created variable __pluginDetails[0-9a-f]{128} that is reserved for the VM\\."));
        }
    }

    // ---- §2 ----

    @ParameterizedTest
    @CsvSource({
        "object, global",
        "object, globalThis",
        "object, GLOBAL",
        "object, root",
        "function, Buffer",
        "function, VMError",
        "object, console",
        "function, fetch",
        "object, posthog",
        "function, URL",
        "function, RetryError",
        "object, google",
        "object, google.cloud",
        "object, module",
        "object, exports",
        "object, Intl",
        "function, SharedArrayBuffer",
        "object, Atomics",
        "function, WeakRef",
        "function, FinalizationRegistry",
        "function, escape",
        "function, unescape",
        "function, eval",
        "function, Function",
        "object, JSON",
        "function, Map",
        "function, Symbol",
        "function, BigInt",
        "object, Reflect",
        "function, Proxy",
        "function, AggregateError",
        "function, BigInt64Array",
        "function, Uint8Array",
        "function, encodeURIComponent",
        "function, parseInt",
        // absent
        "undefined, setTimeout",
        "undefined, setInterval",
        "undefined, setImmediate",
        "undefined, clearTimeout",
        "undefined, clearInterval",
        "undefined, clearImmediate",
        "undefined, queueMicrotask",
        "undefined, process",
        "undefined, __dirname",
        "undefined, __filename",
        "undefined, require",
        "undefined, TextEncoder",
        "undefined, TextDecoder",
        "undefined, URLSearchParams",
        "undefined, AbortController",
        "undefined, AbortSignal",
        "undefined, Headers",
        "undefined, Request",
        "undefined, Response",
        "undefined, FormData",
        "undefined, Blob",
        "undefined, File",
        "undefined, atob",
        "undefined, btoa",
        "undefined, crypto",
        "undefined, performance",
        "undefined, structuredClone",
        "undefined, Event",
        "undefined, EventTarget",
        "undefined, MessageChannel",
        "undefined, BroadcastChannel",
        "undefined, navigator",
        "undefined, window",
        "undefined, document",
        // nothing of the engine's own
        "undefined, Java",
        "undefined, Polyglot",
        "undefined, Graal",
        "undefined, Packages",
        "undefined, load",
        "undefined, print",
        "undefined, AsyncIterator",
        "undefined, Iterator",
        "undefined, Temporal",
        "undefined, ShadowRealm",
        "undefined, DisposableStack",
        "undefined, SuppressedError",
        "undefined, Float16Array",
    })
    void is_there_or_not(String type, String name) {
        assertThat(result(ServerProfile.V2021, returning("typeof " + name))).isEqualTo(type);
    }

    @Test
    void the_cloud_of_2024_has_no_google() {
        assertThat(result(ServerProfile.CLOUD_2024, json("[typeof google, 'google' in global]")))
                .isEqualTo("[\"undefined\",false]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ['module', 'exports'].some((name) => name in global)      | false
            global === globalThis && global === root && global === GLOBAL | true
            [eval('1 + 1'), Function('return 5')(), new Function('a', 'return a')(6)] | [2,5,6]
            Object.prototype.toString.call(new URL('https://a.b'))    | "[object URL]"
            new URL('https://a.b?c=d').searchParams.get('c')          | "d"
            RetryError === require('@posthog/plugin-scaffold').RetryError | true
            fetch === require('node-fetch')                           | true
            google.cloud.pubsub === require('@google-cloud/pubsub')   | true
            Object.keys(google.cloud)                                 | ["bigquery","pubsub"]
            Object.keys(__pluginHostMeta).join() === Object.keys(meta).filter((k) => k !== 'global').join() | true
            __pluginHostMeta.config === meta.config                   | true
            typeof this                                               | "object"
            (function () { return this === globalThis })()            | true
            """)
    void behaves_as_on_the_server(String expression, String expected) {
        String source =
                "function processEvent(e, meta) { e.properties.result = JSON.stringify(" + expression + "); return e }";

        assertThat(result(ServerProfile.V2021, source)).isEqualTo(expected);
    }

    // ---- binding rules ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            console = null; const f = () => typeof console            | "object"
            console.log = null; const f = () => typeof console.log    | "function"
            fetch = 5; const f = () => fetch                          | 5
            const fetch = 6; const f = () => fetch                    | 6
            const console = 7; const f = () => console                | 7
            const URL = 8; const f = () => URL                        | 8
            const posthog = 9; const f = () => posthog                | 9
            function fetch() {} const f = () => fetch.length          | 0
            let Buffer = 10; const f = () => Buffer                   | 10
            const RetryError = 11; const f = () => RetryError         | 11
            const google = 12; const f = () => google                 | 12
            const f = () => { undeclared1 = 13; return global.undeclared1 } | 13
            const t = typeof this; const f = () => t                  | "undefined"
            const t = (() => typeof this)(); const f = () => t        | "undefined"
            const f = () => { 'use strict'; try { console.log = 1 } catch (e) { return e.message } } \
            | "'set' on proxy: trap returned falsish for property 'log'"
            """)
    void binds_as_on_the_server(String code, String expected) {
        String source =
                code + "\nexport function processEvent(e) { e.properties.result = JSON.stringify(f()); return e }";

        assertThat(result(ServerProfile.V2021, source)).isEqualTo(expected);
    }

    // ---- §7, §8 ----

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [e.constructor === Object, e.properties.list instanceof Array, Array.isArray(e.properties.list)] \
            | [true,true,true]
            new RetryError('m') instanceof Error                      | false
            new URL('https://a.b/c?d=1&d=2').searchParams.getAll('d') | ["1","2"]
            Buffer.from('aé').toString('base64')                      | "YcOp"
            require('crypto').createHash('sha256').update('x').digest('hex') \
            | "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
            """)
    void the_realm_is_the_servers(String expression, String expected) {
        String source =
                "export function processEvent(e) { e.properties.list = [1]; e.properties.result = JSON.stringify("
                        + expression + "); return e }";

        assertThat(result(ServerProfile.V2021, source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            export default {x: 5, processEvent(e) { e.properties.result = [typeof this, typeof this.x].join(); return e }} \
            | object,undefined
            export default new (class { processEvent(e) { e.properties.result = typeof this; return e } })() | undefined
            export function processEvent(e) { e.properties.result = String(arguments.length); return e } | 2
            export function processEvent(e) { 'use strict'; e.properties.result = typeof this; return e } | undefined
            const u = new URL('https://a.b/c?d=1&d=2'); u.searchParams.set('q', 'x'); \
            export function processEvent(e) { e.properties.result = u.href; return e } | https://a.b/c?d=1&d=2&q=x
            export function setupPlugin(meta) { meta.extra = 'E' } \
            export function processEvent(e, meta) { e.properties.result = meta.extra; return e } | E
            """)
    void hooks_are_called_as_on_the_server(String source, String expected) {
        assertThat(result(ServerProfile.V2021, source)).isEqualTo(expected);
    }
}
