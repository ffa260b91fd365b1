package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Plugins that change the language itself: they may harm themselves, and nobody else. */
@Timeout(120)
class PollutionTests {

    /** After each of these, the plugin has an event to give back and an error to be described. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.prototype.polluted = 1",
                "Object.prototype.x = { toString: null }",
                "Object.prototype.then = function (resolve) { resolve(1) }",
                "Object.prototype.then = function () {}",
                "Object.prototype.toJSON = function () { return undefined }",
                "Object.prototype.toJSON = function () { return 5 }",
                "Object.prototype.toJSON = function () { throw new Error('no JSON') }",
                "Array.prototype.toJSON = function () { return [['array', 4294967295, [], 0]] }",
                "Object.prototype.get = Object.prototype.set = () => 5",
                "Object.prototype.value = 9; Object.prototype.writable = false; Object.prototype.enumerable = false",
                "Object.defineProperty(Object.prototype, 'properties', { set() { throw new Error('mine') } })",
                "Object.defineProperty(Object.prototype, '__proto__', { get() { throw new Error('mine') } })",
                "Array.prototype.push = () => { throw new Error('push') }",
                "Array.prototype[Symbol.iterator] = null",
                "Array.prototype.map = Array.prototype.join = Array.prototype.filter = Array.prototype.slice = null",
                "Object.defineProperty(Array.prototype, 0, { set() { throw new Error('mine') } })",
                "Promise.prototype.then = null",
                "Promise.prototype.then = function () { return 5 }",
                "Promise.resolve = Promise.reject = Promise.race = null",
                "Promise.prototype.constructor = function () { throw new Error('constructor') }",
                "Object.defineProperty(Promise, Symbol.species, { get() { throw new Error('species') } })",
                "JSON.stringify = JSON.parse = () => 'x'",
                "RegExp.prototype.exec = () => { throw new Error('exec') }",
                "RegExp.prototype[Symbol.replace] = String.prototype.replace = null",
                "Function.prototype.call = Function.prototype.apply = Function.prototype.bind = null",
                "Set.prototype.add = Set.prototype.delete = Set.prototype.has = () => { throw new Error('set') }",
                "Set.prototype[Symbol.iterator] = function* () { yield { deadline: 1e300, expire() {} } }",
                "Set.prototype[Symbol.iterator] = function* () { for (const x of " + Siege.ENDLESS + ") {} }",
                "Map.prototype.get = Map.prototype.set = WeakMap.prototype.get = null",
                "String.prototype.startsWith = String.prototype.slice = String.prototype.toString = null",
                "Symbol.prototype.toString = Symbol.prototype[Symbol.toPrimitive] = null",
                "Error.prototype.toString = null; Error.captureStackTrace = null",
                "Error.prepareStackTrace = () => { throw new Error('no stack') }",
                "Error.stackTraceLimit = Infinity",
                "Error.stackTraceLimit = { valueOf() { throw new Error('limit') } }",
                "Reflect.get = Reflect.set = Reflect.ownKeys = Reflect.apply = null",
                "Object.keys = Object.getPrototypeOf = Object.defineProperty = Object.assign = null",
                "globalThis.Proxy = globalThis.Promise = globalThis.Set = globalThis.Object = globalThis.Error = null",
                "globalThis.JSON = globalThis.Reflect = globalThis.Symbol = globalThis.Number = globalThis.Date = null",
                "Date.now = () => -1e300; Date.prototype.getTime = null",
                "Number.isInteger = Number.isFinite = null; Math.max = null",
                "for (const name of Object.getOwnPropertyNames(Array.prototype)) { try { Array.prototype[name] = null } catch {} }",
                "for (const name of Object.getOwnPropertyNames(globalThis)) { try { globalThis[name] = null } catch {} }",
            })
    void others_are_unharmed(String pollution) {
        for (String then :
                new String[] {"e.properties.d = new Date(0);", "throw new Error('boom')", "await new Promise(() => {})"
                }) {
            try (Siege siege = Siege.of(pollution + "; console.log('x', [1], {}); " + then)) {
                siege.attack();

                siege.assertOthersUnharmed();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Object.prototype.toJSON = function () { return undefined }",
                "Object.prototype.toJSON = function () { return 7 }",
                "Object.prototype.toJSON = function () { return ['scheduledTasks'] }",
            })
    void top_level_code_that_makes_loading_unreadable_is_refused(String pollution) {
        try (Siege siege = Siege.of(pollution, "")) {
            assertThat(siege.hostile().status()).isEqualTo(Plugin.Status.DISABLED);
            assertThat(siege.errors())
                    .singleElement()
                    .hasToString(
                            "Error: The plugin has changed what the language is made of, so that the host can't read"
                                    + " what it answers.");
            siege.assertOthersUnharmed();
        }
    }

    @Test
    void an_error_that_can_not_be_read_is_recorded_all_the_same() {
        try (Siege siege =
                Siege.of("Object.prototype.toJSON = function () { return undefined }; throw new Error('boom')")) {
            siege.attack();

            assertThat(siege.errors())
                    .singleElement()
                    .hasToString(
                            "Error: The plugin has changed what the language is made of, so that the host can't read"
                                    + " what it answers.");
        }
    }
}
