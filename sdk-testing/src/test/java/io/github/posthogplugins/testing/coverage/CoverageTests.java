package io.github.posthogplugins.testing.coverage;

import static io.github.posthogplugins.testing.coverage.CoveredPlugin.coverage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.probe.CodeProbes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CoverageTests {

    @Test
    void counts_lines_that_have_run_and_knows_those_that_have_not() {
        assertThat(coverage("""
                export function processEvent(event) {
                    const name = event.event
                    event.properties.copy = name
                    return event
                }

                export function runEveryDay() {
                    console.log('a new day')
                }
                """, "a", "b")).isEqualTo("""
                lines 2×2 3×2 4×2 8×0
                functions processEvent×2 runEveryDay×0""");
    }

    @Test
    void sees_that_an_if_without_else_went_one_way_only() {
        assertThat(coverage("""
                export function processEvent(event) {
                    if (event.event === 'if without else') {
                        return null
                    }
                    return event
                }
                """, "kept", "kept")).isEqualTo("""
                lines 2×2 3×0 5×2
                2:5 if true×0, false×2
                functions processEvent×2""");
    }

    @Test
    void sees_both_arms() {
        assertThat(coverage("""
                export function processEvent(event) {
                    if (!event.properties.old) {
                        event.properties.old = true
                    } else if (event.event === 'b') {
                        event.properties.old = false
                    } else {
                        return null
                    }
                    const x = event.event === 'a' ? 1 : 2
                    return event
                }
                """, "a", "b", "a")).isEqualTo("""
                lines 2×3 3×3 4×0 5×0 7×0 9×3 10×3
                2:5 if true×3, false×0
                4:12 if true×0, false×0
                9:15 ?: true×2, false×1
                functions processEvent×3""");
    }

    @Test
    void sees_short_circuits() {
        assertThat(coverage("""
                export function processEvent(event) {
                    const { event: name, properties } = event
                    const both = name === 'a' && properties.b
                    const either = name || 'none'
                    const present = properties.missing ?? 'nothing'
                    const deep = properties.missing?.deeper
                    const shallow = event?.event
                    return event
                }
                """, "a", "b")).isEqualTo("""
                lines 2×2 3×2 4×2 5×2 6×2 7×2 8×2
                3:18 && true×1, false×1
                4:20 || true×2, false×0
                5:21 ?? present×0, missing×2
                6:18 ?. present×0, missing×2
                7:21 ?. present×2, missing×0
                functions processEvent×2""");
    }

    @Test
    void sees_the_parts_of_a_condition() {
        assertThat(coverage("""
                export function processEvent(event) {
                    if (event.event && (event.ip || !event.properties.x) && event.event !== 'a') {
                        return null
                    }
                    return event
                }
                """, "a", "b")).isEqualTo("""
                lines 2×2 3×1 5×1
                2:5 if true×1, false×1
                2:9 && true×2, false×0
                2:9 && true×2, false×0
                2:25 || true×2, false×0
                functions processEvent×2""");
    }

    @Test
    void sees_the_cases_of_a_switch() {
        assertThat(coverage("""
                export function processEvent(event) {
                    switch (event.event) {
                        case 'a':
                        case 'b':
                            return event
                        case 'c': {
                            const dropped = null
                            return dropped
                        }
                        default:
                            event.properties.other = true
                    }
                    return event
                }
                """, "a", "d")).isEqualTo("""
                lines 2×2 5×1 7×0 8×0 11×1 13×1
                2:5 switch case 1×1, case 2×1, case 3×0, default×1
                functions processEvent×2""");
    }

    @Test
    void sees_default_values() {
        assertThat(coverage("""
                function label(name, prefix = 'event', { suffix = 'x' } = {}) {
                    return prefix + name + suffix
                }

                export function processEvent(event) {
                    event.properties.label = label(event.event, 'given')
                    return event
                }
                """, "a")).isEqualTo("""
                lines 2×1 6×1 7×1
                1:22 default used×0
                1:40 default used×1
                1:42 default used×1
                functions label×1 processEvent×1""");
    }

    @Test
    void does_not_count_the_guards_of_loops() {
        assertThat(coverage("""
                export function processEvent(event) {
                    let i = 0
                    while (i < 3) i++
                    for (let j = 0; j < 2; j++) {
                        i += j
                    }
                    for (const key of Object.keys({ a: 1, b: 2 })) {
                        i += key.length
                    }
                    do {
                        i--
                    } while (i > 0)
                    for (const key in {}) {
                        i++
                    }
                    return event
                }
                """, "a")).isEqualTo("""
                lines 2×1 3×3 4×1 5×2 7×1 8×2 10×1 11×6 13×1 14×0 16×1
                functions processEvent×1""");
    }

    @Test
    void follows_async_functions() {
        assertThat(coverage("""
                async function later(value) {
                    await null
                    return value
                }

                export async function processEvent(event) {
                    if (await later(event.event === 'a')) {
                        const [one] = await Promise.all([later(1), later(2)])
                        return event
                    }
                    try {
                        await Promise.reject(new Error('no'))
                    } catch (error) {
                        event.properties.error = error.message
                    } finally {
                        event.properties.done = true
                    }
                    await later(1).then((value) => value + 1)
                    return event
                }
                """, "a", "b")).isEqualTo("""
                lines 2×5 3×5 7×2 8×1 9×1 12×1 14×1 16×1 18×1 19×1
                7:5 if true×1, false×1
                functions later×5 processEvent×2 (18:25)×1""");
    }

    @Test
    void follows_arrows_and_classes() {
        assertThat(coverage("""
                class Names {
                    static made = 0
                    #names = []
                    constructor(first) {
                        this.add(first)
                    }
                    add(name) {
                        this.#names.push(name)
                    }
                    get size() {
                        return this.#names.length
                    }
                    unused() {
                        return 1
                    }
                }
                const shout = (text) => text.toUpperCase()
                const never = () =>
                    'never'
                export const processEvent = (event) => {
                    event.properties.names = [event.event].map((name) => shout(name)).join()
                    event.properties.size = new Names(event.event).size
                    return event
                }
                """, "a", "b")).isEqualTo("""
                lines 2×1 3×2 5×2 8×2 11×2 14×0 17×2 18×1 19×0 20×1 21×2 22×2 23×2
                functions constructor×2 add×2 size×2 unused×0 shout×2 never×0 processEvent×2 (21:48)×2""");
    }

    @Test
    void counts_the_lines_of_typescript_where_the_author_sees_them() {
        assertThat(coverage("""
                import type { PluginEvent } from '@posthog/plugin-scaffold'
                import { URL } from 'url'

                interface Meta {
                    config: { strict?: boolean }
                }
                type Name = string

                enum Colour {
                    Red = 'red',
                }

                export function processEvent(event: PluginEvent, { config }: Meta): PluginEvent | null {
                    const name: Name = (event as any).event!
                    if ((<any>config).strict as boolean) {
                        return null
                    }
                    while ((event.properties!.tries as number) < 1) {
                        event.properties!.tries++
                    }
                    event.properties!.host = new URL('https://example.com/x').host
                    return (name as string)?.length > 0 ? event : null
                }

                export { processEvent as onEvent }
                """, "a")).isEqualTo("""
                lines 14×2 15×2 16×0 18×2 19×0 21×2 22×2
                15:5 if true×0, false×2
                22:12 ?: true×2, false×0
                22:12 ?. present×2, missing×0
                functions processEvent×2""");
    }

    @Test
    void counts_scheduled_tasks_and_jobs() {
        assertThat(coverage("""
                export const jobs = {
                    greet: (payload) => console.log('hello ' + payload.name),
                }

                export async function runEveryMinute({ jobs }) {
                    await jobs.greet({ name: 'you' }).runNow()
                }
                """, plugin -> {
                    plugin.setUp();
                    plugin.runTask("runEveryMinute");
                    plugin.runJob("greet", "{\"name\": \"me\"}");
                }))
                .isEqualTo("""
                lines 1×1 2×1 6×1
                functions greet×1 runEveryMinute×1""");
    }

    @Test
    void counts_nothing_that_the_host_or_a_module_does() {
        assertThat(coverage("""
                const { createHmac } = require('crypto')
                import { parse } from 'url'
                export function processEvent(event) {
                    event.properties.hash = createHmac('sha256', 'key').update(parse('https://example.com').host).digest('hex')
                    return event
                }
                """, "a")).isEqualTo("""
                lines 1×1 4×1 5×1
                functions processEvent×1""");
    }

    @Test
    void tells_inequalities_from_equalities() {
        assertThat(coverage("""
                export function processEvent(event) {
                    const { missing } = event.properties
                    if (event.event !== 'a') {
                        event.properties.x = 1
                    }
                    const b = typeof missing != 'string' ? 1 : 2
                    const c = missing !== undefined && missing != null
                    const d = event.team_id !== 1 || event.team_id != 2
                    while (event.properties.x !== 1) {
                        event.properties.x = 1
                    }
                    return !(event.event !== 'a') ? event : null
                }
                """, "a", "a", "b")).isEqualTo("""
                lines 2×3 3×3 4×1 6×3 7×3 8×3 9×3 10×2 12×3
                3:5 if true×1, false×2
                6:15 ?: true×3, false×0
                7:15 && true×0, false×3
                8:15 || true×0, false×3
                12:12 ?: true×2, false×1
                functions processEvent×3""");
    }

    @Test
    void follows_jumps() {
        assertThat(coverage("""
                function* numbers() {
                    yield 1
                    yield 2
                    return 3
                }

                export function processEvent(event) {
                    outer: for (const i of numbers()) {
                        inner:
                        for (let j = 0; ; j++) {
                            if (j > 1) {
                                break inner
                            }
                            if (i > 1) {
                                break outer
                            }
                            continue
                        }
                    }
                    try {
                        throw new Error('x')
                    } catch {
                        return event
                    }
                }
                """, "a")).isEqualTo("""
                lines 2×1 3×1 4×0 8×1 9×2 10×2 11×4 12×1 14×3 15×1 17×2 21×1 23×1
                11:13 if true×1, false×3
                14:13 if true×1, false×2
                functions numbers×1 processEvent×1""");
    }

    @Test
    void follows_methods_with_modifiers() {
        assertThat(coverage("""
                abstract class Base {
                    constructor(protected readonly name: string = 'x') {}
                    abstract shout(): string
                }
                class Loud extends Base {
                    private static instances = 0
                    static async create(name: string): Promise<Loud> {
                        Loud.instances++
                        return new Loud(name)
                    }
                    public shout(): string {
                        return this.#loud(this.name)
                    }
                    #loud = (text: string) => text.toUpperCase()
                    protected set volume(value: number) {
                        console.log(value)
                    }
                    *all() {
                        yield* []
                    }
                }
                export async function processEvent(event: any) {
                    const loud = await Loud.create(event.event)
                    event.properties.shout = loud.shout()
                    return event
                }
                """, "a")).isEqualTo("""
                lines 6×1 8×1 9×1 12×1 14×1 16×0 19×0 23×1 24×1 25×1
                2:36 default used×0
                functions constructor×1 create×1 shout×1 #loud×1 volume×0 all×0 processEvent×1""");
    }

    @Test
    void counts_what_is_exported_in_any_way() {
        assertThat(coverage("""
                export let counter = 0, other
                export const { a, b = 2 } = { a: 1 }
                export class Shape {}
                export default async (event) => event
                const onEvent = function () {
                    counter += 1
                    ;[other] = [counter]
                }
                exports.processEvent = (event) => {
                    onEvent()
                    return event
                }
                export { onEvent as composed }
                """, "a")).isEqualTo("""
                lines 1×1 2×1 4×1 5×1 6×1 7×1 9×1 10×1 11×1
                2:19 default used×1
                functions (4:16)×0 onEvent×1 processEvent×1""");
    }

    @Test
    void has_nothing_to_say_about_plugins_without_a_file() {
        CodeProbes.install();
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            environment.plugin("export const processEvent = (e) => e").process(TestEvents.pageview());
        }

        assertThat(new Coverage(Path.of("").toAbsolutePath(), Path.of("target/nothing")).measured())
                .noneMatch(source -> source.file().equals("index.js"));
    }
}
