package io.github.posthogplugins.internal.js;

import static io.github.posthogplugins.internal.js.TransformedPlugin.RULES;
import static io.github.posthogplugins.internal.js.TransformedPlugin.TRANSFORMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransformErrorTests {

    @Test
    void shows_the_lines_around_a_syntax_error() {
        TransformException refused = refusal("a\nb\nc\nx = ;\nd\ne\nf\ng");
        assertThat(refused)
                .hasMessage("""
                        /index.ts: Unexpected token (4:4)

                          2 | b
                          3 | c
                        > 4 | x = ;
                            |     ^
                          5 | d
                          6 | e
                          7 | f""")
                .returns("index.js", TransformException::file)
                .returns("SyntaxError", TransformException::errorName)
                .returns(4, TransformException::line)
                .returns(4, TransformException::column);
    }

    @Test
    void tells_which_experimental_syntax_is_missing() {
        assertThat(refusal("@dec class A {}")).hasMessage("""
                        /index.ts: Support for the experimental syntax 'decorators' isn't currently enabled (1:1):

                        > 1 | @dec class A {}
                            | ^

                        Add @babel/plugin-proposal-decorators \
                        (https://github.com/babel/babel/tree/main/packages/babel-plugin-proposal-decorators) \
                        to the 'plugins' section of your Babel config to enable transformation.
                        If you want to leave it as-is, add @babel/plugin-syntax-decorators \
                        (https://github.com/babel/babel/tree/main/packages/babel-plugin-syntax-decorators) \
                        to the 'plugins' section to enable parsing.""");
    }

    @Test
    void underlines_typescript_that_the_server_does_not_support() {
        assertThat(refusal("export = 5")).hasMessage("""
                        /index.ts: `export =` is not supported by @babel/plugin-transform-typescript
                        Please consider using `export <value>;`.
                        > 1 | export = 5
                            | ^^^^^^^^^^""");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            with (a) {}                 | SyntaxError | /index.ts: 'with' in strict mode. (1:0)
            010                         | SyntaxError | /index.ts: Legacy octal literals are not allowed in strict mode. (1:0)
            const x = <div>a</div>      | SyntaxError | /index.ts: Unterminated regular expression. (1:18)
            let a; let a                | SyntaxError | /index.ts: Identifier 'a' has already been declared. (1:11)
            import a from 'url' assert { type: 'json' } | SyntaxError | /index.ts: Support for the experimental syntax 'importAssertions' isn't currently enabled (1:21):
            import a = require('url')   | SyntaxError | /index.ts: `import a = require('url')` is not supported by @babel/plugin-transform-typescript
            namespace N { export let a } | SyntaxError | /index.ts: Namespaces exporting non-const are not supported by Babel. Change to const or see: https://babeljs.io/docs/en/babel-plugin-transform-typescript
            enum E { A = 'a', B }       | SyntaxError | /index.ts: Enum member must have initializer.
            class A { declare a }       | SyntaxError | /index.ts: The 'declare' modifier is only allowed when the 'allowDeclareFields' option of @babel/plugin-transform-typescript or @babel/preset-typescript is enabled.
            if (false) import('url')    | TypeError   | /index.ts: Cannot read properties of undefined (reading 'start')
            import 'url'                | SyntaxError | Unexpected token ';'
            await x                     | SyntaxError | await is only valid in async functions and the top level bodies of modules
            for await (const a of b) {} | SyntaxError | Unexpected reserved word
            import.meta.url             | SyntaxError | Cannot use 'import.meta' outside a module
            class A extends B { m() { return super.then() } } | SyntaxError | Unexpected token ','
            #!/usr/bin/env node         | SyntaxError | Invalid or unexpected token
            """)
    void refuses_what_the_server_refuses(String source, String errorName, String message) {
        TransformException refused = refusal(source);
        assertThat(refused.getMessage().lines().findFirst()).contains(message.strip());
        assertThat(refused.errorName()).isEqualTo(errorName);
    }

    @Test
    void reports_the_transform_before_the_engine() {
        assertThat(refusal("await x; require('fs')")).hasMessageContaining("Cannot import 'fs'!");
    }

    private static TransformException refusal(String source) {
        return catchThrowableOfType(TransformException.class, () -> TRANSFORMER.transform(source, "index.js", RULES));
    }
}
