package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TypeErasureTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', ignoreLeadingAndTrailingWhitespace = false, textBlock = """
            let a: number = 1|let a         = 1
            let a!: { b: string }[], c|let a                  , c
            x as any as T;|x            ;
            x satisfies T;|x            ;
            x!.y!();|x .y ();
            f<T>(x)|f   (x)
            new F<T, U>()|new F      ()
            (a as any) = 1|(a       ) = 1
            <T>x;|(   x);
            function f<T>(this: T, a?: T, ...b: T[]): asserts a is T {}|function f   (         a    , ...b     )                 {}
            function f(this: T) {}|function f(       ) {}
            const f = async <T,>(x: T): Promise<T> => x|const f = async     (x   )             => x
            abstract class A<T> extends B<T> implements C<T>, D {}|         class A    extends B                       {}
            class A { private static async x?(): void {} }|class A { ;        static async x ()       {} }
            class A { readonly a: T = 1; b: T; #c: T }|class A { ;         a    = 1; ;      #c   ; }
            abstract class A { abstract a: T; f?(): void; [k: string]: T }|         class A { ;               ;            ;               }
            try {} catch (e: unknown) {}|try {} catch (e         ) {__caught(e);}
            interface A {}|;             \s
            type A = 1|;         \s
            declare function f(): void|;                         \s
            const { a, b }: { a: 1, b: 2 } = c|const { a, b }                 = c
            let /* a */ b /* : */ : /* c */ T = 1|let /* a */ b /* : */             = 1
            """)
    void blanks_types(String source, String expected) {
        assertThat(TransformedPlugin.code(source)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("sourcesWhoseLinesCouldBeGlued")
    void keeps_statements_apart(String source, String expected) {
        assertThat(TransformedPlugin.of(source).evaluate("x")).isEqualTo(expected);
    }

    static String[][] sourcesWhoseLinesCouldBeGlued() {
        return new String[][] {
            {"var x = 1 as any\n[2].length", "1"},
            {"var x: number\n(2)", "undefined"},
            {"var x = 1\ninterface A {}\n(2)", "1"},
            {"var x = 1\ntype A = 2\n`3`", "1"},
            {"var x = 1\nx!\n++x", "2"},
            {"var f = (\n  a: number,\n): {\n  b: number\n} => ({ b: a }), x = f(1)", "{\"b\":1}"},
            {"var f = (a = (1))\n:\nnumber => a, x = f()", "1"},
            {"var f = (): \nnumber => 1, x = f()", "1"},
            {"var f = () => { return <\n  T\n>(a: T) => a }, x = f()(1)", "1"},
            {"var f = () => { return <\n  any\n>1 }, x = f()", "1"},
            {"var f = async <\n  T\n>(a) => a, x = f.length", "1"},
            {"var f = a => <any>{ b: a }, x = f(1)", "{\"b\":1}"},
            {
                "class A { a = 1\n  private ['b'] = 2\n  public *c() {}\n  d: string\n  ['e'] = 3 } var x = new A()",
                "{\"a\":1,\"b\":2,\"e\":3}"
            },
            {"class A { a = 1 as any\n  ['b'] = 2 } var x = new A()", "{\"a\":1,\"b\":2}"},
            {"if (true) var x = 1 as any\nelse var x = 2 as any", "1"},
        };
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '~', textBlock = """
            enum E { A, B = 5, C, D = B | C, F = -B, G = `g`, H = 'h' } var x = E          ¦ {"0":"A","5":"B","6":"C","7":"D","A":0,"B":5,"C":6,"D":7,"F":-5,"-5":"F","G":"g","H":"h"}
            const enum E { A = 1 } var x = E.A                                             ¦ 1
            enum E { A = 'abc'.length, B, C = [A].length } var x = [E.A, E.B, E.C]         ¦ [3,4,1]
            enum E { 'a b' = 1, } var x = E['a b']                                         ¦ 1
            enum E { A } enum E { B = 1 } var x = [E.A, E.B]                               ¦ [0,1]
            function f() { enum E { A = 2 } return E.A } var x = f()                       ¦ 2
            export enum E { A } var x = exports.E[0]                                       ¦ "A"
            namespace N { export const a = 1; const b = 2; export function f() {} } var x = N ¦ {"a":1}
            namespace N { export const { a, b } = { a: 1, b: 2 } } var x = N               ¦ {"a":1,"b":2}
            namespace A.B.C { export const a = 1 } var x = A                               ¦ {"B":{"C":{"a":1}}}
            namespace N { export namespace M { export const a = 1 } } var x = N            ¦ {"M":{"a":1}}
            namespace N { export enum E { A = 1 } export class K {} } var x = [N.E.A, typeof N.K] ¦ [1,"function"]
            class N { static a = 1 } namespace N { export const b = 2 } var x = [N.a, N.b] ¦ [1,2]
            namespace N { interface I {} export type T = 1; export declare const c } var x = N ¦ {}
            export namespace N { export const a = 1 } var x = exports.N                    ¦ {"a":1}
            namespace N { export const a = 1 } import A = N.a; var x = A                   ¦ 1
            class A { constructor(private a, public readonly b = 2, c) {} } var x = new A(1) ¦ {"a":1,"b":2}
            class B {} class A extends B { constructor(public a) { super(); this.b = this.a } } var x = new A(1) ¦ {"a":1,"b":1}
            class B {} class A extends B { constructor(public a) { const s = () => super(); s() } } var x = new A(1) ¦ {"a":1}
            class A { a; b: string; c = 1; static d } var x = new A()                      ¦ {"c":1}
            """)
    void writes_the_code_that_declarations_stand_for(String source, String expected) {
        assertThat(TransformedPlugin.of(source).evaluate("x")).isEqualTo(expected);
    }

    @Test
    void never_adds_or_removes_a_line() {
        String source =
                "import {\n  parse\n} from 'url'\nexport const a: {\n  b: 1\n} = {\r\n  b: 1\n}\nenum E {\n  A\n}\n";
        assertThat(TransformedPlugin.code(source).replaceAll("[^\r\n]", ""))
                .isEqualTo(source.replaceAll("[^\r\n]", ""));
    }
}
