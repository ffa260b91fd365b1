package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyArray;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plugins' URL class next to the reference implementation of the URL standard, in one context. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UrlTests {

    private static final String[] SCHEMES = {
        "https:",
        "http:",
        "HTTP:",
        "ftp:",
        "ws:",
        "file:",
        "mailto:",
        "blob:https:",
        "data:",
        "",
        ":",
        " https:",
        "ht tp:",
        "h\nttps:",
        "a+b:",
        "1:",
    };
    private static final String[] SLASHES = {"//", "/", "", "///", "\\\\", "/\\"};
    private static final String[] CREDENTIALS = {"", "u@", "u:p@", "@", ":@", "u%40:p@", "a@b@", "ü@"};
    private static final String[] HOSTS = {
        "example.com",
        "Example.COM",
        "localhost",
        "a-b.c",
        "-a.b-",
        "a_b.c",
        "a..b",
        ".a",
        "a.",
        "a..",
        "",
        "1.2.3.4",
        "1.2.3",
        "256.1.1.1",
        "0x7f.1",
        "a.0x",
        "a.0x1",
        "a.0xg",
        "a.1",
        "a.1b",
        "1a.b",
        "1",
        "[::1]",
        "[1:2::3]",
        "[::1",
        "ex ample.com",
        "exa%6Dple.com",
        "a%b",
        "xn--mnchen-3ya.de",
        "xn--",
        "xn--a",
        "a.XN--b",
        "münchen.de",
        "MÜNCHEN.de",
        "faß.de",
        "日本.jp",
        "a\u00adb.c",
        "\u3002a",
        "a\u3002b",
        "a<b",
        "a|b",
        "a^b",
        "a*b",
        "a'b",
        "a&b",
        "a\tb",
        "\ud800",
        "a.b.c.d.e.f",
    };
    private static final String[] PORTS = {
        "", ":", ":80", ":443", ":8080", ":0", ":00080", ":65535", ":65536", ":99999", ":x", ":8x", ":-1", ":8 0",
        ":8\t0", ":٣",
    };
    private static final String[] PATHS = {
        "",
        "/",
        "/a/b",
        "/a/",
        "//a//",
        "/.",
        "/..",
        "/./a",
        "/a/../b",
        "/a/..",
        "/%2e/a",
        "/a/%2E%2e",
        "/.%2e",
        "/.../a",
        "/.a",
        "/a.",
        "/%2ea",
        "/a b",
        "/ä",
        "/%zz",
        "/%",
        "/%41",
        "/a\\b",
        "\\a",
        "/\"",
        "/<>",
        "/`",
        "/{}",
        "/^",
        "/|",
        "/[]",
        "/'",
        "/@:;=+$,!*()~_-&",
        "/a\tb",
        "/a\nb",
        "/a\u0000b",
        "/\u007f",
        "/😀",
        "/\ud800",
        "/C:/a",
        "/a ",
        "/ ",
    };
    private static final String[] QUERIES = {
        "",
        "?",
        "??",
        "?q=1",
        "?q=1&q=2",
        "?q=a+b%20c",
        "?q=ä",
        "?q='",
        "?q=\"",
        "?q=<>",
        "?q=`{}|^",
        "?q=\\",
        "?q=a b",
        "?q=%zz",
        "?q=/../a",
        "?q=\u007f",
        "?q=😀",
        "?[q]=1",
        "?q",
        "?&&",
        "?q=\ud800",
        "?q=a\tb",
        "?q=1 ",
        "?=",
        "?q==",
    };
    private static final String[] FRAGMENTS = {
        "", "#", "##", "#a", "#a?b", "#a b", "#ä", "#`", "#{}|^'", "#\"", "#<>", "#\\", "#%zz", "#a#b", "#\u0000",
        "#\u007f", "# ",
    };
    private static final String[][] SLOTS = {SCHEMES, SLASHES, CREDENTIALS, HOSTS, PORTS, PATHS, QUERIES, FRAGMENTS};
    private static final String[] PLAIN = {"https:", "//", "", "example.com", ":8080", "/a/b", "?q=1", "#a"};
    private static final String[] ORDINARY = {
        "https://example.com",
        "http://www.Example.com/",
        "https://example.com/a/b.html?utm_source=x&q=%C3%A9#top",
        "about:blank",
        "javascript:alert(1)",
        "mailto:a@b.c",
        "//a.b/c",
        "/a",
        "?a",
        "#a",
        "",
        " ",
        "$direct",
        "null",
        "undefined",
        "a.b/c",
        "https://a.b/" + "long/".repeat(40),
        "https://a.b/?" + "q=1&".repeat(40),
        "https://" + "a".repeat(300) + ".com/",
    };
    private static final String[] BASES = {
        "https://example.com/x/y?z#f", "http://u:p@h:81/x", "mailto:x", "nonsense", ""
    };

    private static final String[] SETTERS = {
        "href", "protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash",
    };
    private static final String FULL = "https://example.com:8080/a/b?q=1#f";

    private final GuestKernel kernel = GuestKernel.boot();
    private Value comparison;

    @BeforeAll
    void load() {
        String source = Resources.text("/urls/compare.js");
        comparison = kernel.context()
                .eval(Resources.internal("compare.js", source))
                .execute(
                        kernel.member("url").execute(),
                        kernel.member("standardUrl").execute());
    }

    @AfterAll
    void close() {
        kernel.context().close(true);
    }

    private String difference(String operation, Object... args) {
        return comparison.getMember(operation).execute(args).asString();
    }

    private List<String> parsing(Stream<String> inputs) {
        return inputs.map(input -> difference("parse", input))
                .filter(found -> !found.isEmpty())
                .toList();
    }

    @Test
    void parses_ordinary_texts() {
        assertThat(parsing(Stream.of(ORDINARY))).isEmpty();
    }

    @Test
    void parses_urls_with_one_odd_piece() {
        assertThat(parsing(oneOddPiece().stream())).isEmpty();
    }

    private static List<String> oneOddPiece() {
        List<String> urls = new ArrayList<>();
        for (int slot = 0; slot < SLOTS.length; slot++) {
            for (String piece : SLOTS[slot]) {
                String[] pieces = PLAIN.clone();
                pieces[slot] = piece;
                urls.add(String.join("", pieces));
            }
        }
        return urls;
    }

    @Test
    void parses_mixtures() {
        Random random = new Random(42);

        assertThat(parsing(Stream.generate(() -> mixture(random)).limit(300))).isEmpty();
    }

    private static String mixture(Random random) {
        StringBuilder url = new StringBuilder();
        for (int slot = 0; slot < SLOTS.length; slot++) {
            url.append(random.nextInt(4) > 0 ? PLAIN[slot] : oneOf(SLOTS[slot], random));
        }
        return url.toString();
    }

    private static String oneOf(String[] choices, Random random) {
        return choices[random.nextInt(choices.length)];
    }

    @Test
    void resolves_against_a_base() {
        assertThat(Stream.of(BASES).flatMap(base -> Stream.of(ORDINARY).map(input -> difference("parse", input, base))))
                .allMatch(String::isEmpty);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "href",
                "protocol",
                "username",
                "password",
                "host",
                "hostname",
                "port",
                "pathname",
                "search",
                "hash"
            })
    void takes_any_value(String part) {
        assertThat(values().stream().map(value -> difference("set", FULL, steps(part, value))))
                .allMatch(String::isEmpty);
    }

    /** Every piece, with its mark and without. */
    private static List<String> values() {
        return Stream.concat(Stream.of(SLOTS).flatMap(Stream::of), Stream.of("example.com:443", "h:1/x", "https://x/"))
                .flatMap(piece -> Stream.of(piece, piece.replaceFirst("^[:/?#]", "")))
                .distinct()
                .toList();
    }

    private static ProxyArray steps(Object... steps) {
        return ProxyArray.fromArray(steps);
    }

    @Test
    void takes_value_after_value() {
        Random random = new Random(7);

        assertThat(Stream.generate(() -> difference("set", FULL, manySteps(random)))
                        .limit(150))
                .allMatch(String::isEmpty);
    }

    private static ProxyArray manySteps(Random random) {
        List<Object> steps = new ArrayList<>();
        for (int step = 0; step < 8; step++) {
            String part = oneOf(SETTERS, random);
            steps.add(part);
            steps.add(random.nextInt(12) == 0 ? oneOf(HOSTS, random) : plainValue(part, random));
        }
        return ProxyArray.fromList(steps);
    }

    private static Object plainValue(String part, Random random) {
        return switch (part) {
            case "href" -> oneOf(new String[] {"https://x.y:80", "http://h/p?q=2#h", "https://a.b/?#"}, random);
            case "protocol" -> oneOf(new String[] {"http", "https", "http:"}, random);
            case "host" -> oneOf(new String[] {"h", "H.i:80", "h:443", "h:81"}, random);
            case "hostname" -> oneOf(new String[] {"h", "H.i"}, random);
            case "port" -> oneOf(new String[] {"", "80", "443", "81"}, random);
            case "pathname" -> oneOf(new String[] {"", "/", "x", "/x/y/", "//x"}, random);
            case "search" -> oneOf(new String[] {"", "?", "q=3", "?q=4"}, random);
            case "hash" -> oneOf(new String[] {"", "#", "i", "#j"}, random);
            default -> "";
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "U.name",
                "typeof U + U",
                "(() => { const names = []; for (const name in new U('https://a.b/')) names.push(name); return names })()",
                "(() => { const names = []; for (const name in U) names.push(name); return names })()",
                "Object.keys(new U('https://a.b/'))",
                "Object.keys(U.prototype)",
                "JSON.stringify(Object.getOwnPropertyDescriptors(U.prototype))",
                "Object.getOwnPropertyDescriptor(U.prototype, 'href').get.name",
                "Object.prototype.toString.call(new U('https://a.b/'))",
                "JSON.stringify({...new U('https://a.b/')})",
                "new U('https://a.b/') instanceof U",
                "new U('https://a.b/') + ''",
                "U('https://a.b/')",
                "new (class extends U { get x() { return this.host } })('https://a.b/').x",
                "U.parse('https://a.b/c').href",
                "U.parse('c', 'https://a.b/').href",
                "U.parse('nonsense')",
                "U.parse()",
                "U.canParse()",
                "U.canParse('c', 'https://a.b/')",
                "U.prototype.href",
                "U.prototype.toString()",
                "U.prototype.toString.call(undefined)",
                "U.prototype.toJSON.call(null)",
                "Object.create(new U('https://a.b/')).host",
                "Reflect.set(U.prototype, 'host', 'x', 1)",
                "U.prototype.host = 'x'",
                "(new U('https://a.b/')).origin = 'x'",
                "(new U('https://a.b/')).searchParams = 'x'",
                "Object.getOwnPropertyDescriptor(U.prototype, 'host').get.call('https://a.b/')",
                "Object.getOwnPropertyDescriptor(U.prototype, 'searchParams').get.call({})",
                "(u => { u.port = 81; return u })(new U('https://a.b/'))",
                "(u => { u.port = NaN; return u })(new U('https://a.b/'))",
                "(u => { u.pathname = null; return u })(new U('https://a.b/'))",
                "(u => { u.hash = undefined; return u })(new U('https://a.b/'))",
                "(u => { u.hash = { toString: () => 'x' }; return u })(new U('https://a.b/'))",
                "(u => { u.hash = Symbol('x'); return u })(new U('https://a.b/'))",
                "(u => { u.href = 'nonsense'; return u })(new U('https://a.b/'))",
                "(u => { u.extra = 1; return [Object.keys(u), u.extra] })(new U('https://a.b/'))",
                "new U(new U('https://a.b/c'))",
                "new U('c', new U('https://a.b/'))",
                "(u => [u.searchParams === u.searchParams, u.searchParams instanceof S])(new U('https://a.b/?q=1'))",
                "(u => { u.searchParams.append('r', 'ä'); return [u, u.search] })(new U('https://a.b/?q=1'))",
                "(u => { const p = u.searchParams; u.search = 'r=2'; return [p, u] })(new U('https://a.b/?q=1'))",
                "(u => { const p = u.searchParams; u.href = 'http://c/?s'; return [p, u] })(new U('https://a.b/?q=1'))",
                "(u => { const p = u.searchParams; p.append('r', \"é'?#\"); u.hash = 'é'; p.append('s', '2'); return [p, u] })"
                        + "(new U('https://a.b/?q=1#f'))",
                "(u => { const p = u.searchParams; u.search = 'é=1'; return [p, u, p === u.searchParams] })"
                        + "(new U('https://a.b/?q=1'))",
                "(u => { const p = u.searchParams; p.delete('q'); return [p, u, p.size] })(new U('https://a.b/?q=1#f'))",
                "(u => { const p = u.searchParams; p.sort(); return [p, u] })(new U('https://a.b/?b=%20+&a=%C3&a=%EF%BB%BFx'))",
                "(u => { const p = u.searchParams; u.href = 'ftp://x/?y=z'; p.set('y', '2'); return [p, u] })"
                        + "(new U('https://a.b/?q=1'))",
                "(u => { const p = u.searchParams; u.username = 'x'; u.search = ''; return [p, u] })(new U('https://a.b/?q=1'))",
                "[...new U('https://a.b/?&=&a&=b&c=d=e&%3D=%26&%zz=%4&%e4%bd%a0=%f0%9f%98%80&+=%2B&x=%00&%EF%BB%BFy').searchParams]",
                "[...new U('https://a.b/?a=%C3&%f0%9f=%F0&%ED%A0%80=%C0%80&b').searchParams]",
                "(u => { u.pathname = 'x'; u.searchParams.delete('q'); u.hash = 'y'; return u })(new U('https://a.b/?q=1'))",
            })
    void looks_the_same(String expression) {
        assertThat(difference("evaluate", expression)).isEmpty();
    }
}
