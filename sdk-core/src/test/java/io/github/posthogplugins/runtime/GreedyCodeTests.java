package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.ChainResult;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that wants more memory or a deeper stack than there is, all at once: it gets an ordinary error. */
@Timeout(120)
class GreedyCodeTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'x'.repeat(2 ** 28) | RangeError: Invalid string length",
                "'x'.repeat(2 ** 30) | RangeError: Invalid string length",
                "'x'.padEnd(2 ** 31) | RangeError: Invalid string length",
                "let s = 'x'; for (const x of ENDLESS) { s += s } | RangeError: Invalid string length",
                "let o = ['x'.repeat(1e6)]; for (let i = 0; i < 40; i++) { o = [o, o] } JSON.stringify(o) | RangeError: Invalid"
                        + " string length",
                "new Array(-1) | RangeError: Invalid array length",
                "new Uint8Array(2 ** 31) | RangeError: Invalid typed array length: 2147483648",
                "new Float64Array(2 ** 28) | RangeError: Invalid typed array length: 268435456",
                "new ArrayBuffer(2 ** 33) | RangeError: Array buffer allocation failed",
                "new SharedArrayBuffer(2 ** 31) | RangeError: Array buffer allocation failed",
                "Buffer.alloc(2 ** 31) | RangeError: The value \"2147483648\" is invalid for option \"size\"",
                "Buffer.alloc(2 ** 30) | RangeError: Invalid typed array length: 1073741824",
                "(function f() { f() })() | RangeError: Maximum call stack size exceeded",
                "(function f() { e.properties.n = e.properties.a; f() })() | RangeError: Maximum call stack size exceeded",
                "(function f() { `${{ toString: f }}` })() | RangeError: Maximum call stack size exceeded",
                "(function f() { JSON.stringify({ toJSON: f }) })() | RangeError: Maximum call stack size exceeded",
                "(function f() { new Proxy({}, { get: f }).x })() | RangeError: Maximum call stack size exceeded",
            })
    void is_refused(String attack, String error) {
        try (Siege siege = Siege.patient(attack.replace("ENDLESS", Siege.ENDLESS))) {
            ChainResult result = siege.attack();

            assertThat(result.markers().failed()).containsExactly("hostile (1)");
            assertThat(siege.errors()).singleElement().hasToString(error);
            siege.assertRecovered();
        }
    }

    /** The host is called from the very end of the stack. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "function f() { console.log('x'); f() } f()",
                "function f() { meta.cache.incr('n'); f() } f()",
                "function f() { meta.storage.set('k', 1); f() } f()",
                "function f() { posthog.capture('x'); f() } f()",
                "function f() { meta.jobs.x().runNow(); f() } f()",
                "function f() { new URL('https://a.b/c'); f() } f()",
                "function f() { try { f() } catch (x) { Object.keys(e.properties); throw x } } f()",
            })
    void is_refused_at_the_end_of_the_stack(String attack) {
        try (Siege siege = Siege.of(attack)) {
            siege.attack();

            assertThat(siege.errors()).isNotEmpty();
            siege.assertRecovered();
        }
    }

    /** Events that are nested as deeply as JSON is not; they stay with the plugin that made them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "let o = {}; for (let i = 0; i < 5000; i++) { o = { o } } e.properties.o = o",
                "let o = []; for (let i = 0; i < 5000; i++) { o = [o] } e.properties.o = o",
                "let o = {}; for (let i = 0; i < 1500; i++) { o = { o } } await posthog.capture('x', { o })",
                "let o = []; for (let i = 0; i < 1500; i++) { o = [o] } await meta.storage.set('k', o)",
                "throw { get message() { return `${this}` }, toString() { return `${this.message}` } }",
                "JSON.parse('['.repeat(1e5) + ']'.repeat(1e5))",
                "e.properties.o = 'x'.repeat(2 ** 24)",
                "let o = ['x']; for (let i = 0; i < 30; i++) { o = [o, o] } e.properties.o = o",
            })
    void does_not_get_far_with_monsters(String attack) {
        try (Siege siege = Siege.of(attack)) {
            siege.attack();

            siege.assertRecovered();
        }
    }
}
