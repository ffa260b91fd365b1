package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What plugins return or throw that is not what it seems: the host takes it for what it can read of it. */
@Timeout(120)
class LyingEventTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "return new Proxy(e, { get(t, n) { if (n === 'then') { return undefined } throw new Error('get') } })",
                "return new Proxy(e, { ownKeys() { throw new Error('keys') } })",
                "return new Proxy(e, { ownKeys() { return ['a', 'a'] } })",
                "return new Proxy({}, { ownKeys: () => Array.from({length: 1e5}, (x, i) => 'k' + i),"
                        + " getOwnPropertyDescriptor: () => ({value: 1, enumerable: true, configurable: true}),"
                        + " get: (t, n) => n === 'then' ? undefined : n === 'team_id' ? 2 : 1 })",
                "return new Proxy([], { get: (t, n) => n === 'length' ? 2 ** 32 - 1 : n === 'team_id' ? 2 : undefined })",
                "const r = Proxy.revocable({}, {}); r.revoke(); return r.proxy",
                "let n = 0; return { get team_id() { return n++ ? 3 : 2 }, properties: {} }",
                "return { get team_id() { throw new Error('team') } }",
                "return { team_id: 2, toJSON() { return 'text' } }",
                "return { team_id: 2, toJSON() { return undefined } }",
                "return { team_id: 2, toJSON() { throw new Error('JSON') } }",
                "return { team_id: 2, properties: { toJSON() { return 5 } } }",
                "return { get then() { throw new Error('then') } }",
                "return { then: 5, team_id: 2, properties: {} }",
                "return { then(resolve) { resolve(this) } }",
                "return { then(resolve, reject) { resolve(e); reject(new Error('late')); throw new Error('later') } }",
                "return function () {}",
                "return class {}",
                "return Symbol('x')",
                "return 5n",
                "return 'text'",
                "return [e]",
                "return -0",
                "return NaN",
                "return new Date(NaN)",
                "return Object.create(e)",
                "return Object.create(null)",
                "return Object.freeze(e)",
                "e.properties.self = e; return e",
                "e.properties = new Proxy(e.properties, { get() { throw new Error('get') } }); return e",
                "Object.defineProperty(e, 'properties', { get: () => ({ a: Math.random() }), enumerable: true }); return e",
                "Object.defineProperty(e.properties, 'x', { get() { throw new Error('x') }, enumerable: true }); return e",
                "Object.setPrototypeOf(e, null); return e",
                "Object.setPrototypeOf(e.properties, new Proxy({}, { get() { throw new Error('proto') } })); return e",
                "e.__proto__ = { toJSON() { throw new Error('JSON') } }; return e",
                "e['__proto__'] = null; Object.defineProperty(e, '__proto__', { value: 1, enumerable: true }); return e",
                "e['\\uDC00'] = { '\\uD800': ['\\uD800'] }; return e",
                "e.properties['\\uD800'] = '\\uDC00'; e.properties[''] = '\\0'; return e",
                "e.properties.constructor = e.properties.hasOwnProperty = e.properties.toString = 1; return e",
                "delete e.properties; delete e.event; delete e.team_id; return e",
                "throw null",
                "throw undefined",
                "throw 0",
                "throw ''",
                "throw Symbol('s')",
                "throw 5n",
                "throw () => {}",
                "throw e",
                "throw globalThis",
                "throw meta",
                "throw Object.create(null)",
                "throw { toString: null, message: {}, stack: [], name: Symbol('n') }",
                "throw new Proxy({}, { get() { throw new Error('get') }, getPrototypeOf() { throw new Error('proto') } })",
                "const r = Proxy.revocable({}, {}); r.revoke(); throw r.proxy",
                "throw Object.assign(new Error('x'), { cause: e, stack: { toString() { throw 1 } } })",
                "throw Object.defineProperty(new Error('x'), 'message', { get() { throw this } })",
                "const x = new Error('x'); x.message = 'm'.repeat(1e7); throw x",
                "throw 'm'.repeat(2.5e7)",
                "throw new AggregateError([new Error('a')], 'all')",
                "Promise.reject(null); Promise.reject(Symbol('s')); Promise.reject(new Proxy({}, { get() { throw 1 } }));"
                        + " return e",
            })
    void is_taken_for_what_can_be_read(String attack) {
        for (String async : new String[] {"", "await null; "}) {
            try (Siege siege = Siege.of(async + attack)) {
                assertThat(siege.attack()).isNotNull();

                siege.assertRecovered();
            }
        }
    }
}
