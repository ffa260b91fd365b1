package io.github.posthogplugins.internal.js;

import static io.github.posthogplugins.internal.js.TransformedPlugin.RULES;
import static io.github.posthogplugins.internal.js.TransformedPlugin.TRANSFORMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            import f from 'node-fetch'; var x = f()                       | "fetched"
            import * as f from 'node-fetch'; var x = f()                  | "fetched"
            import { default as f } from 'node-fetch'; var x = f()        | "fetched"
            import { Headers } from 'node-fetch'; var x = Headers         | "H"
            import { Headers as A } from 'node-fetch'; var x = A          | "H"
            import f, { Headers } from 'node-fetch'; var x = [f(), Headers] | ["fetched","H"]
            import f, * as g from 'node-fetch'; var x = f === g           | true
            import { missing } from 'url'; var x = typeof missing         | "undefined"
            var x = require('url').parse                                  | "P"
            var x = (() => { return require("url") })().URL               | "U"
            function require(m) { return 'own' }; var x = require('url').URL | "U"
            var x = parse; import { parse } from 'url'                    | "P"
            import module from 'url'; var x = module.parse                | "P"
            var x = typeof require('constructor')                         | "function"
            """)
    void reads_imports_from_the_host(String source, String expected) {
        assertThat(TransformedPlugin.of(source).evaluate("x")).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import { T } from './types'; let a: T",
                "import { T } from './types'; let a: typeof T",
                "import { T } from './types'; interface A extends T {}",
                "import { T } from './types'; class A implements T {}",
                "import T from './types'; let a: T.inner.most",
                "import { T } from './types'; function f(T) { return T }",
                "import { T } from './types'; { let T; T }",
                "import { T } from './types'; const o = { T: 1 }; o.T; class A { T() {} }",
                "import { T } from './types'; T: for (;;) { break T }",
                "import { T } from './types'; export type { T }",
                "import { T } from './types'; T = 1",
                "import unused from './x'",
                "import type T from './types'",
                "import { type T } from './types'",
                "export type { T } from './types'",
                "export { type T } from './types'",
            })
    void forgets_imports_that_no_value_needs_whatever_their_module(String source) {
        assertThat(TRANSFORMER.transform(source, "index.ts", RULES).importedModules())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            import x from './x'; x()                | ./x       | 1 | 0
            import { x } from './x'; export { x }   | ./x       | 1 | 0
            import { T } from 'x'; type F = (T: string) => void | x | 1 | 0
            import x from 'node:url'; x()           | node:url  | 1 | 0
            import './x'                            | ./x       | 1 | 0
            if (false) require('fs')                | fs        | 1 | 11
            require(`url`)                          | undefined | 1 | 0
            require('u' + 'rl')                     | undefined | 1 | 0
            export { a } from './x'                 | ./x       | 1 | 0
            export * from './x'                     | ./x       | 1 | 0
            export * as a from './x'                | ./x       | 1 | 0
            """)
    void refuses_modules_that_are_not_provided(String source, String module, int line, int column) {
        assertThat(refusal(source))
                .hasMessage(
                        "/index.ts: Cannot import '%s'! This package is not provided by PostHog in plugins.", module)
                .returns("Error", TransformException::errorName)
                .returns(line, TransformException::line)
                .returns(column, TransformException::column);
    }

    @Test
    void leaves_a_call_of_require_with_two_arguments_alone() {
        assertThat(TransformedPlugin.of("require('url', 1)").failure())
                .isEqualTo("ReferenceError: require is not defined");
    }

    @Test
    void knows_which_modules_are_really_imported() {
        String source = "import f from 'node-fetch'; import u from 'url'; f(require('crypto')); export * from 'zlib'";
        assertThat(TRANSFORMER.transform(source, "index.ts", RULES).importedModules())
                .containsExactlyInAnyOrder("crypto", "node-fetch", "zlib");
    }

    @Test
    void allows_only_what_the_caller_allows() {
        TransformException refused = catchThrowableOfType(
                TransformException.class,
                () -> TRANSFORMER.transform("require('url')", "index.ts", TransformedPlugin.rules(Set.of("crypto"))));
        assertThat(refused).hasMessageContaining("Cannot import 'url'!");
    }

    private static TransformException refusal(String source) {
        return catchThrowableOfType(TransformException.class, () -> TRANSFORMER.transform(source, "index.ts", RULES));
    }
}
