package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the transform of 2021 did in its own way: globals.md §6, §6.4. */
class OldGuardTests {

    /** `n` counts calls. */
    private static final String COUNTER = "var n = 0; const f = () => { n++; return f };"
            + "const o = { get g() { n++; return f }, f }; f.f = f; let t = true;";

    @ParameterizedTest
    @CsvSource(delimiter = '~', quoteCharacter = '"', textBlock = """
            await f()                       ~ 1
            await f                         ~ 0
            await o.f()                     ~ 1
            await o.g()                     ~ 3
            await f().f()                   ~ 3
            await (t ? f() : 1)             ~ 2
            await (f() || 1)                ~ 2
            await (f() as any)              ~ 1
            await f()!                      ~ 1
            await new Promise((r) => r(f())) ~ 1
            await (await f()).f()           ~ 3
            await (await (await f()).f()).f() ~ 7
            await [f(), f()]                ~ 4
            await `${f()}`                  ~ 2
            await (`${f()}`)                 ~ 2
            await o?.g()                    ~ 3
            await (() => f())()             ~ 1
            await Promise.all([1].map(async () => await f())) ~ 1
            await f\\n.f()                   ~ 1
            await f().f.f()                 ~ 3
            """)
    void awaits_evaluate_the_callee_or_what_is_awaited_twice(String expression, int calls) {
        String source = COUNTER + "(async () => {" + expression.replace("\\n", "\n") + "})()";

        assertThat(TransformedPlugin.ofOld(source).evaluate("n")).isEqualTo(Integer.toString(calls));
    }

    @Test
    void the_second_evaluation_comes_after_the_first() {
        assertThat(TransformedPlugin.ofOld("var log = []; (async () => await (log.push('a'), log.push('b')))()")
                        .evaluate("log"))
                .isEqualTo("[\"a\",\"b\",\"a\",\"b\"]");
    }

    @Test
    void then_is_guarded_without_a_name() {
        assertThat(TransformedPlugin.ofOld(COUNTER + "f().then")
                        .evaluate("[n, guards.length, guards[0] === undefined]"))
                .isEqualTo("[1,1,true]");
    }

    @Test
    void code_that_is_there_twice_keeps_its_lines_and_its_meaning() {
        String source = """
                var lines = []
                async function run() {
                    await fetch(`a
                b`, { // comment
                        x: 1, /* more */
                    }).map(async (x) => {
                        const y = x
                        lines.push(y)
                        return y
                    })
                }
                function fetch(text, options) { lines.push(text, options.x); return [options.x] }
                run()
                throw new Error('here')""";
        TransformedPlugin plugin = TransformedPlugin.ofOld(source);

        assertThat(TransformedPlugin.ofOld(source.replace("throw new Error('here')", ""))
                        .evaluate("lines"))
                .isEqualTo("[\"a\\nb\",1,1,\"a\\nb\",1]");
        assertThat(plugin.failureLine()).isEqualTo(14);
    }

    @Test
    void import_calls_work_in_2021() {
        String source = "var same; var x; (async () => { const a = await import('zlib');"
                + "same = a === await import('zlib'); x = a })()";

        assertThat(TransformedPlugin.ofOld(source).evaluate("[x, same]"))
                .isEqualTo("[{\"gzip\":\"G\",\"default\":{\"gzip\":\"G\"}},true]");
        assertThat(refusal("import(x)")).hasMessageStartingWith("/index.ts: Cannot import 'undefined'!");
        assertThat(refusal("import('fs')")).hasMessageStartingWith("/index.ts: Cannot import 'fs'!");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            const a = {} satisfies object       | /index.ts: Missing semicolon (1:12)
            function f() { return x satisfies T } | /index.ts: Missing semicolon (1:23)
            x = 1; ({} satisfies object)        | /index.ts: Unexpected token, expected "," (1:11)
            f({} satisfies object)              | /index.ts: Unexpected token, expected "," (1:5)
            await x                             | /index.ts: 'await' is only allowed within async functions (1:0)
            a => { await x }                    | /index.ts: 'await' is only allowed within async functions (1:7)
            for await (const a of b) {}         | /index.ts: Unexpected token, expected "(" (1:4)
            import { type B } from 'y'; let q: B | /index.ts: Unexpected token, expected "," (1:14)
            class A { #m() {} }                 | /index.ts: Support for the experimental syntax 'classPrivateProperties' isn't currently enabled (1:11):
            class A { x = 1; #p = 2 }           | /index.ts: Support for the experimental syntax 'classPrivateProperties' isn't currently enabled (1:18):
            class A { static { } }              | /index.ts: Support for the experimental syntax 'classStaticBlock' isn't currently enabled (1:11):
            @dec class A {}                     | /index.ts: Support for the experimental syntax 'decorators-legacy' isn't currently enabled (1:1):
            const a = <div>a</div>              | /index.ts: Unterminated regular expression (1:18)
            let a; let a                        | /index.ts: Identifier 'a' has already been declared (1:11)
            with (a) {}                         | /index.ts: 'with' in strict mode (1:0)
            010                                 | /index.ts: Legacy octal literals are not allowed in strict mode (1:0)
            class A extends B { m() { return super.then() } } | Unexpected token ')'
            """)
    void refuses_what_was_not_known_yet(String source, String message) {
        assertThat(refusal(source).getMessage().lines().findFirst()).contains(message);
    }

    @Test
    void gives_the_advice_of_its_time() {
        assertThat(refusal("class A { static { } }")).hasMessage("""
                        /index.ts: Support for the experimental syntax 'classStaticBlock' isn't currently enabled (1:11):

                        > 1 | class A { static { } }
                            |           ^

                        Add @babel/plugin-proposal-class-static-block (https://git.io/JTLBP) to the 'plugins' section of \
                        your Babel config to enable transformation.
                        If you want to leave it as-is, add @babel/plugin-syntax-class-static-block \
                        (https://git.io/JTLB6) to the 'plugins' section to enable parsing.""");
        assertThat(refusal("import x from 'url' assert { type: 'json' }"))
                .hasMessageEndingWith(
                        "Add @babel/plugin-syntax-import-assertions (https://git.io/JUbkv) to the 'plugins'"
                                + " section of your Babel config to enable parsing.");
    }

    private static TransformException refusal(String source) {
        return catchThrowableOfType(
                TransformException.class,
                () -> TransformedPlugin.TRANSFORMER.transform(source, "index.js", TransformedPlugin.OLD_RULES));
    }
}
