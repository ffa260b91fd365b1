package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GuardTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            export function processEvent(e){ while(true){} } exports.processEvent() | 1:33
            for (;;) {}                                          | 1:0
            for (let i = 0; ; i++) i                             | 1:0
            while (true);                                        | 1:0
            do { } while (true)                                  | 1:0
            do ; while (true)                                    | 1:0
            outer: while (true) { continue outer }               | 1:7
            a: b: for (;;) { for (const x of [1]) continue a }   | 1:6
            if (true) while (true); else throw 1                 | 1:10
            if (false) throw 1; else for (;;);                   | 1:25
            while (true) for (;;) { break }                      | 1:0
            for (const x of [1]) do ; while (x)                  | 1:21
            switch (1) { case 1: while (true); }                 | 1:21
            """)
    void stops_loops(String source, String place) {
        assertThat(TransformedPlugin.of(source).failure()).isEqualTo("Error: looping on line " + place);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            for (const x of [1, 2, 3, 4, 5]);
            for (const x in [1, 2, 3, 4, 5]);
            [1, 2, 3, 4, 5].forEach(() => {})
            """)
    void leaves_other_repetitions_alone(String source) {
        assertThat(TransformedPlugin.of(source).failure()).isEqualTo("nothing");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            export async function processEvent(e){ await 1 } exports.processEvent()          | await on line 1:39
            export function processEvent(e){ return new Promise(()=>{}).then(()=>e) } exports.processEvent() | Promise.then on line 1:40
            (async () => { await (0, 1) })()                     | await on line 1:15
            (async () => { for await (const x of [1]) await x })() | await on line 1:42
            (async function* () { yield await 1 })().next()      | await on line 1:28
            var p = Promise.resolve(1); (p).then(() => {})       | Promise.then on line 1:28
            var p = Promise.resolve(1); p!.then                  | Promise.then on line 1:28
            var p = Promise.resolve(1); p /* . */ . then         | Promise.then on line 1:28
            """)
    void guards_promises(String source, String guard) {
        assertThat(TransformedPlugin.of(source).evaluate("guards")).isEqualTo("[\"" + guard + "\"]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            Promise.resolve(1)['then'](() => {})
            Promise.resolve(1)?.then(() => {})
            Promise.resolve(1).catch(() => {}).finally(() => {})
            const { then } = Promise.resolve(1), o = { then: 1 }
            """)
    void leaves_other_ways_to_wait_alone(String source) {
        assertThat(TransformedPlugin.of(source).evaluate("guards")).isEqualTo("[]");
    }

    @Test
    void guards_each_of_several_promises() {
        assertThat(TransformedPlugin.of("Promise.resolve(1).then(() => 2).then(() => 3)")
                        .evaluate("guards"))
                .isEqualTo("[\"Promise.then on line 1:0\",\"Promise.then on line 1:0\"]");
    }

    @Test
    void still_gives_what_was_waited_for() {
        assertThat(TransformedPlugin.of("var x; (async () => { x = (await [1]).length + await 2 })()")
                        .evaluate("x"))
                .isEqualTo("3");
    }

    @Test
    void calls_the_constructor_of_a_guarded_class() {
        assertThat(TransformedPlugin.of("var x; try { new Promise.then() } catch (e) { x = e.name }")
                        .evaluate("[x, guards]"))
                .isEqualTo("[\"TypeError\",[\"Promise.then on line 1:17\"]]");
    }

    @Test
    void keeps_a_finished_loop_as_it_was() {
        String source = "var n = 0; do n++; while (n < 3)\nvar m = 0; for (; m < 2; m++) var last = m";
        assertThat(TransformedPlugin.of(source).evaluate("[n, m, last]")).isEqualTo("[3,2,1]");
    }
}
