package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            export function f() {}                              | ["f"]
            export async function* f() {}                       | ["f"]
            export const a = 1                                  | ["a"]
            export let a; export var b                          | ["a","b"]
            export const { a, b: [c] = [1], ...d } = {}         | ["a","c","d"]
            export class K {}                                   | ["K"]
            const a = 1; export { a, a as b, a as 'c d' }       | ["a","b","c d"]
            export default { f() {} }                           | ["default"]
            export default function f() {}                      | ["default"]
            export default function () {}                       | ["default"]
            export default class {}                             | ["default"]
            export default class K {}                           | ["default"]
            export enum E { A }                                 | ["E"]
            export namespace N { export const a = 1 }           | ["N"]
            export { parse } from 'url'                         | ["parse"]
            export { parse as default, URL as u } from 'url'    | ["default","u"]
            export * from 'url'                                 | ["URL","parse"]
            export * as ns from 'url'                           | ["ns"]
            import { parse } from 'url'; export { parse }       | ["parse"]
            export {}; function processEvent() {}               | []
            export type A = 1; export interface B {}            | []
            interface A {}; export default A                    | []
            type A = 1; const b = 1; export { A, b }            | ["b"]
            export declare const a: 1; export declare function f(): void | []
            function processEvent() {}                          | []
            exports.processEvent = () => {}                     | ["processEvent"]
            var exports = {}; exports.a = 1                     | []
            const exports = {}; exports.a = 1                   | []
            let module = {}; module.exports = { a: 1 }          | []
            declare var exports: any; exports.a = 1             | ["a"]
            """)
    void exports_values_only(String source, String names) {
        assertThat(TransformedPlugin.of(source).evaluate("Object.keys(exports)"))
                .isEqualTo(names);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            export let a = 1; a = 2                             | exports.a | 2
            export let a = 1; a += 2                            | exports.a | 3
            export let a; a ??= 2                               | exports.a | 2
            export let a = 1; a++                               | exports.a | 2
            export let a = 1; export const b = a++              | [exports.a, exports.b] | [2,1]
            export let a = 1; export const b = -++a             | [exports.a, exports.b] | [2,-2]
            export let a; ({ a } = { a: 2 })                    | exports.a | 2
            export let a; export const b = ([a] = [2])          | [exports.a, exports.b] | [2,[2]]
            export let a; for (a of [1, 2]);                    | exports.a | 2
            export let a; for (a in { b: 1 }) { a }             | exports.a | "b"
            export let a = 1; function f(a) { a = 2 } f()       | exports.a | 1
            let a = 1; export { a as b, a as c }; a = 2         | exports | {"b":2,"c":2}
            export { f }; function f() {} f = 1                 | exports.f | 1
            export const a = f(); function f() { return 1 }     | exports.a | 1
            export default (1, 2)                               | exports.default | 2
            export default <any>{ a: 1 }                        | exports.default | {"a":1}
            export { default } from 'url'                       | exports.default.parse | "P"
            export * as ns from 'url'                           | exports.ns.parse | "P"
            export { parse } from 'url'                         | exports.parse | "P"
            export default { a: 1 }                             | Object.keys(exports.default) | ["a"]
            export const module = 1, exports = 2                | exports | {"exports":2,"module":1}
            const exports = { a: 1 }; var b = { exports }       | b | {"exports":{"a":1}}
            var { exports = 3 } = {}; var b = exports           | b | 3
            export const a = 1                                  | exports.__esModule | true
            export function f() { return this === globalThis }  | (0, exports.f)() | true
            module.exports = { a: 1 }                           | module.exports | {"a":1}
            function processEvent() {}                          | typeof globalThis.processEvent | "function"
            var processEvent = () => {}                         | typeof globalThis.processEvent | "function"
            const processEvent = () => {}                       | typeof globalThis.processEvent | "undefined"
            'use strict'; undeclared = 1                        | undeclared | 1
            var x = this                                        | typeof x | "undefined"
            var x = (() => this)()                              | typeof x | "undefined"
            var x = { m() { return this === x } }.m()           | x | false
            var x = new class { a = this }().a                  | typeof x | "object"
            """)
    void keeps_the_meaning_of_the_module(String source, String expression, String expected) {
        assertThat(TransformedPlugin.of(source).evaluate(expression)).isEqualTo(expected);
    }

    @Test
    void exports_functions_before_anything_runs() {
        String source = "const early = Object.keys(exports); export const a = 1; export function f() {}";
        assertThat(TransformedPlugin.of(source).evaluate("[early, typeof exports.f]"))
                .isEqualTo("[[\"a\",\"f\"],\"function\"]");
    }
}
