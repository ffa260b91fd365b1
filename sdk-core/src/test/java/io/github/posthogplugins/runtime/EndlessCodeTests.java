package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.ChainResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that never ends, wherever it is run: it is cut off, its plugin fails, and the next event works. */
@Timeout(120)
class EndlessCodeTests {

    private static final String SPIN = "{ for (const x of " + Siege.ENDLESS + ") {} }";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPIN",
                "for (const y of " + Siege.ENDLESS + ") { try SPIN finally { continue } }",
                "for (const y of " + Siege.ENDLESS + ") { try SPIN catch { continue } }",
                "for (const y of {[Symbol.iterator]: () => ({next: () => ({done: false}), return() SPIN })}) { break }",
                "function* generate() { while (1) { yield 1 } } for (const x of generate()) {}",
                "[...function* () { for (;;) yield 1 }()]",
                "Array.from(" + Siege.ENDLESS + ")",
                "new Map(" + Siege.ENDLESS + ".x ?? {*[Symbol.iterator]() { for (let i = 0;; i++) yield [i % 9, i] }})",
                "new Array(1e5).fill(0).sort(() => SPIN)",
                "[1].map(() => SPIN)",
                "JSON.stringify({ toJSON() SPIN })",
                "JSON.parse('[1]', () => SPIN)",
                "'x'.replace(/x/, () => SPIN)",
                "`${{ toString() SPIN }}`",
                "+{ valueOf() SPIN }",
                "new Proxy({}, { get() SPIN }).x",
                "/^(a+)+\\1$/.test('a'.repeat(40) + 'b')",
                "while (true) {}",
                "Date.now = () => 0; while (true) {}",
                "await { then() SPIN }",
                "const spin = () => Promise.resolve().finally(spin); await spin()",
                "const spin = () => { Promise.resolve().finally(spin); Promise.resolve().finally(spin) }; spin();"
                        + " await new Promise(() => {})",
                "await new Promise(() => {})",
                "await (async () => { await null; SPIN })()",
                "throw { get message() SPIN }",
                "throw { get stack() SPIN }",
                "throw { message: { toString() SPIN } }",
                "throw new Proxy(function () {}, { get() SPIN })",
                "throw new Proxy(function () {}, { getPrototypeOf() SPIN })",
                "await null; throw { get message() SPIN }",
                "Error.prepareStackTrace = () => SPIN; throw new Error('boom')",
                "console.log({ toString() SPIN }); await new Promise(() => {})",
                "meta.cache.set('k', { toJSON() SPIN }); await new Promise(() => {})",
                "meta.storage.get({ toString() SPIN }); await new Promise(() => {})",
                "posthog.capture('x', { get a() SPIN }); await new Promise(() => {})",
                "meta.jobs.x({ toJSON() SPIN }).runNow(); await new Promise(() => {})",
            })
    void is_cut_off(String attack) {
        try (Siege siege = Siege.of(attack.replace("SPIN", SPIN))) {
            ChainResult result = siege.attack();

            assertThat(result.isKept()).isTrue();
            assertThat(result.markers().failed()).containsExactly("hostile (1)");
            assertThat(siege.errors()).isNotEmpty();
            siege.assertRecovered();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return { get then() SPIN }",
                "return { get team_id() SPIN }",
                "return new Proxy(e, { get: (t, n) => n === 'then' ? undefined : (() => SPIN)() })",
                "return new Proxy(e, { ownKeys() SPIN })",
                "return new Proxy(e, { getPrototypeOf() SPIN, isExtensible() SPIN })",
                "Object.defineProperty(e.properties, 'x', { get() SPIN, enumerable: true })",
                "Object.defineProperty(e, 'properties', { get() SPIN, enumerable: true })",
                "e.properties.x = new Proxy({}, { ownKeys() SPIN })",
                "e.properties.x = new Proxy([], { get() SPIN })",
                "e.properties.x = Object.assign(new Map(), { [Symbol.iterator]() SPIN })",
            })
    void is_cut_off_while_the_event_is_read(String attack) {
        try (Siege siege = Siege.of(attack.replace("SPIN", SPIN))) {
            siege.attack();

            assertThat(siege.errors()).isNotEmpty();
            siege.assertRecovered();
        }
    }

    /** Functions stay behind with their plugin. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "e.toJSON = () => SPIN",
                "e.properties.toJSON = () => SPIN",
                "e.properties.x = { toJSON() SPIN }",
            })
    void is_not_even_called_between_plugins(String attack) {
        try (Siege siege = Siege.of(attack.replace("SPIN", SPIN))) {
            siege.attack();

            assertThat(siege.errors()).isEmpty();
            siege.assertRecovered();
        }
    }

    @Test
    void left_running_after_the_hook_is_cut_off_too() {
        try (Siege siege = Siege.of("(async () => { await null; " + SPIN + " })();")) {
            siege.attack();

            siege.assertRecovered();
        }
    }

    @Test
    void a_thread_can_not_be_put_to_sleep() {
        try (Siege siege = Siege.of("Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)")) {
            siege.attack();

            assertThat(siege.errors()).isNotEmpty();
            siege.assertRecovered();
        }
    }

    @Test
    void what_runs_when_garbage_is_collected_harms_nobody() {
        try (Siege siege = Siege.of("const registry = new FinalizationRegistry(() => " + SPIN + ");"
                + "for (let i = 0; i < 1000; i++) { registry.register({}, i); new WeakRef({}) }")) {
            siege.attack();
            System.gc();

            siege.assertRecovered();
        }
    }
}
