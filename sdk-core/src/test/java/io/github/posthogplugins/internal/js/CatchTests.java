package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The host sees what a catch clause catches before the plugin does. */
class CatchTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            try { throw 1 } catch (e) { x = e }                         | [1,[1]]
            try { throw 1 } catch { x = 2 }                             | [2,[1]]
            try { throw 1 } catch{}                                     | [null,[1]]
            try { throw 1 } catch (e) {} finally { x = 3 }              | [3,[1]]
            try { throw {a: 1} } catch ({ a }) { x = a }                | [1,[{"a":1}]]
            try { throw {a: 1} } catch ({ a, b = 'B', ...c }) { x = [a, b, c] } | [[1,"B",{}],[{"a":1}]]
            try { throw {a: {b: [5]}} } catch ({ a: { b: [first] } }) { x = first } | [5,[{"a":{"b":[5]}}]]
            try { throw [1] } catch ([e]: any) { x = e }                | [1,[[1]]]
            try { throw 1 } catch (e: unknown) { x = e as number }      | [1,[1]]
            try { throw {a: 1} } catch ({ a,\\n// why\\n}: any) { x = a } | [1,[{"a":1}]]
            try { throw {a: 1} } catch ({ ['a']: v }) { x = v }         | [1,[{"a":1}]]
            try { throw {a: 1} } catch ({ ['a' + '']: v }) { x = v }    | [1,[null]]
            try { throw 1 } catch (module) { x = module }               | [1,[1]]
            try { throw 1 } catch (e) { for (;;) { x = e; break } }     | [1,[1]]
            try { try { throw 1 } catch (e) { throw e + 1 } } catch (e) { x = e } | [2,[1,2]]
            try { throw 1 } catch (e) { var e = 2; x = e }              | [2,[1]]
            """)
    void the_value_is_shown_and_then_caught(String source, String expected) {
        assertThat(TransformedPlugin.of("var x = null; " + source.replace("\\n", "\n"))
                        .evaluate("[x, caught]"))
                .isEqualTo(expected);
    }

    @Test
    void lines_stay() {
        assertThat(TransformedPlugin.of("try { throw {a: 1} } catch ({\na\n}) {\nthrow new Error('x') }")
                        .failureLine())
                .isEqualTo(4);
    }
}
