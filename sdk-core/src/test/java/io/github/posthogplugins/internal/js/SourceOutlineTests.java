package io.github.posthogplugins.internal.js;

import static io.github.posthogplugins.internal.js.TransformedPlugin.TRANSFORMER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.posthogplugins.coverage.SourceOutline;
import io.github.posthogplugins.coverage.SourceOutline.Branch;
import io.github.posthogplugins.coverage.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceOutlineTests {

    private static SourceOutline outline(String source) {
        return TRANSFORMER.outline(source);
    }

    private static List<String> texts(String source, List<Span> spans) {
        return spans.stream()
                .map(span -> source.substring(span.start(), span.end()))
                .toList();
    }

    private static List<String> statements(String source) {
        return texts(source, outline(source).statements());
    }

    private static List<String> conditions(String source) {
        return texts(source, outline(source).conditions());
    }

    @Test
    void lists_statements_but_not_what_holds_them() {
        assertThat(statements("function f() { a: { b() } }\nvar c, d = 1; export const e = 2; ;{}"))
                .containsExactly("b()", "d = 1", "const e = 2");
    }

    @Test
    void lists_nothing_that_is_only_a_type() {
        assertThat(statements("import x from 'url'; type A = 1; interface B {}; declare const c: A; export type D = A"))
                .isEmpty();
    }

    @Test
    void lists_the_expression_that_is_an_arrows_body() {
        assertThat(statements("const f = (a) => (a + 1)")).containsExactly("const f = (a) => (a + 1)", "a + 1");
    }

    @Test
    void names_functions_as_people_do() {
        assertThat(outline("""
                function a() {}
                const b = () => {}
                class C { d() {} get e() { return 1 } #f() {} g = () => {} }
                const h = { i() {}, j: function () {}, 'k l': () => {} }
                exports.m = async () => {}
                export default function () {}
                """).functions())
                .extracting(SourceOutline.FunctionPlace::name)
                .containsExactly("a", "b", "d", "e", "#f", "g", "i", "j", "k l", "m", "");
    }

    @Test
    void lists_branches_with_the_ways_they_can_go() {
        assertThat(outline("if (a) {} else {}; b ? 1 : 2; c && d; e || f; g ?? h; i?.j; function k(l = 1) {}")
                        .branches())
                .extracting(Branch::kind, branch -> branch.arms().stream()
                        .map(SourceOutline.Arm::name)
                        .toList())
                .containsExactly(
                        tuple("if", List.of("true", "false")),
                        tuple("?:", List.of("true", "false")),
                        tuple("&&", List.of("true", "false")),
                        tuple("||", List.of("true", "false")),
                        tuple("??", List.of("present", "missing")),
                        tuple("?.", List.of("present", "missing")),
                        tuple("default", List.of("used")));
    }

    @Test
    void takes_conditions_apart() {
        assertThat(conditions("if (a && !(b || c)) {}")).containsExactly("a && !(b || c)", "a", "b || c", "b", "c");
    }

    @Test
    void finds_the_conditions_of_loops_and_values() {
        assertThat(conditions("while (a) {} do {} while (b as any); for (;c;) {} const x = d || e; while (true) {}"))
                .containsExactly("a", "b", "c", "d");
    }
}
