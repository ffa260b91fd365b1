package io.github.posthogplugins.internal.js;

import static io.github.posthogplugins.internal.js.TransformedPlugin.ENGINE;
import static io.github.posthogplugins.internal.js.TransformedPlugin.RULES;
import static io.github.posthogplugins.internal.js.TransformedPlugin.TRANSFORMER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceTransformerTests {

    @Test
    void gives_the_same_answer_for_the_same_source() {
        TransformedSource first = TRANSFORMER.transform("export const same = 1", "a.ts", RULES);
        assertThat(TRANSFORMER.transform("export const same = 1", "b.ts", RULES))
                .isSameAs(first);
    }

    @Test
    void starts_again_after_it_was_closed() {
        SourceTransformer transformer = new SourceTransformer(() -> ENGINE, SourceCache.none());
        transformer.close();
        assertThat(transformer.transform("var a: 1, b", "index.ts", RULES).code())
                .isEqualTo("var a   , b");
        transformer.close();
    }

    @Test
    void accepts_an_empty_source() {
        assertThat(TRANSFORMER.transform("", "index.ts", RULES).code()).isEmpty();
    }

    @Test
    void accepts_a_long_chain_of_operators() {
        String sum = "1" + " + 1".repeat(1500);
        assertThat(TransformedPlugin.of("var x = " + sum).evaluate("x")).isEqualTo("1501");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            const MARK = 1
            export const MARK = 1
            import { parse } from 'url'; parse(MARK)
            export const f = async () => await MARK
            while (a) b.then(MARK)
            enum E { A = MARK, B = 1 }
            const x: string = require('url').parse(MARK as any)
            class A { private b: string; c = MARK }
            export let a; a = MARK
            """)
    void maps_columns_back(String source) {
        TransformedSource transformed = TRANSFORMER.transform("\n" + source, "index.ts", RULES);
        String line = transformed.code().split("\n", -1)[1];
        assertThat(transformed.columns().authorColumn(2, line.indexOf("MARK") + 1))
                .isEqualTo(source.indexOf("MARK") + 1);
    }

    @Test
    void maps_inserted_text_to_where_it_was_inserted() {
        TransformedSource transformed = TRANSFORMER.transform("export const a = 1; b", "index.ts", RULES);
        assertThat(transformed.columns().authorColumn(1, 1)).isEqualTo(1);
        assertThat(transformed.columns().authorColumn(1, 20)).isEqualTo(1);
        assertThat(transformed.columns().authorColumn(1, transformed.code().length()))
                .isEqualTo(21);
    }
}
