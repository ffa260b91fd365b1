package io.github.posthogplugins.internal.js;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainUrlTests {

    private static PlainUrl parsed(String text) {
        return requireNonNull(PlainUrl.parse(text));
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            https://example.com/,                            https://example.com/
            https://WWW.Example.COM,                         https://www.example.com/
            http://localhost?a=1,                            http://localhost/?a=1
            http://a.b#c,                                    http://a.b/#c
            http://a.b:80/,                                  http://a.b/
            https://a.b:443/,                                https://a.b/
            https://a.b:80/,                                 https://a.b:80/
            https://a.b:65535/,                              https://a.b:65535/
            https://a.b/?,                                   https://a.b/?
            https://a.b/#,                                   https://a.b/#
            https://a.b/c//d/?q=1&r[]=%20'#e?f#g'`,          null
            https://a.b/c//d/?q=1&r[]=%20{}|^`#e?f#g'{}|^,   https://a.b/c//d/?q=1&r[]=%20{}|^`#e?f#g'{}|^
            https://a-b.c2/.well-known/...;v=1/a.b|[c]'@:,   https://a-b.c2/.well-known/...;v=1/a.b|[c]'@:
            """)
    void keeps_what_the_standard_keeps(String text, String href) {
        PlainUrl url = PlainUrl.parse(text);

        assertThat(url == null ? "null" : url.href()).isEqualTo(href);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "/a",
                "//a.b/",
                "ftp://a.b/",
                "HTTPS://a.b/",
                "https:a.b",
                "https:/a.b",
                "https:///a.b",
                " https://a.b/",
                "https://a.b/ ",
                "https://a.b/\n",
                "ht\ttps://a.b/",
                "https://u@a.b/",
                "https://u:p@a.b/",
                "https://a..b/",
                "https://.a/",
                "https://a./",
                "https://a_b/",
                "https://1.2.3.4/",
                "https://a.0x1/",
                "https://a.1/",
                "https://[::1]/",
                "https://xn--a/",
                "https://a.XN--b/",
                "https://ä.de/",
                "https://a%41/",
                "https://a.b:/",
                "https://a.b:0/",
                "https://a.b:080/",
                "https://a.b:65536/",
                "https://a.b:x/",
                "https://a.b/./c",
                "https://a.b/c/..",
                "https://a.b/%2e/",
                "https://a.b/c/.%2E",
                "https://a.b\\c",
                "https://a.b/\\",
                "https://a.b/c d",
                "https://a.b/\"",
                "https://a.b/<",
                "https://a.b/>",
                "https://a.b/`",
                "https://a.b/{",
                "https://a.b/}",
                "https://a.b/^",
                "https://a.b/é",
                "https://a.b/?'",
                "https://a.b/?\"",
                "https://a.b/?<",
                "https://a.b/? ",
                "https://a.b/?é",
                "https://a.b/#`",
                "https://a.b/# ",
                "https://a.b/#é",
                "https://a.b/\u007f",
            })
    void leaves_the_rest_to_the_standard(String text) {
        assertThat(PlainUrl.parse(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', emptyValue = "", textBlock = """
            href,     http://x.y?z,   http://x.y/?z
            protocol, http,           http://a.b:81/c?d#e
            protocol, https:,         https://a.b:81/c?d#e
            protocol, ftp,            null
            host,     X.y,            https://x.y:81/c?d#e
            host,     x.y:443,        https://x.y/c?d#e
            host,     x.y:,           null
            hostname, x.y,            https://x.y:81/c?d#e
            hostname, x.y:443,        null
            hostname, "",             null
            port,     82,             https://a.b:82/c?d#e
            port,     443,            https://a.b/c?d#e
            port,     "",             https://a.b/c?d#e
            port,     82a,            null
            pathname, x,              https://a.b:81/x?d#e
            pathname, //x,            https://a.b:81//x?d#e
            pathname, "",             https://a.b:81/?d#e
            pathname, ../x,           null
            pathname, x?y,            null
            pathname, x#y,            null
            search,   ?x,             https://a.b:81/c?x#e
            search,   x,              https://a.b:81/c?x#e
            search,   ??x,            https://a.b:81/c??x#e
            search,   ?,              https://a.b:81/c?#e
            search,   "",             https://a.b:81/c#e
            search,   x#y,            null
            hash,     #x,             https://a.b:81/c?d#x
            hash,     x,              https://a.b:81/c?d#x
            hash,     ##,             https://a.b:81/c?d##
            hash,     "",             https://a.b:81/c?d
            username, x,              null
            """)
    void takes_another_part(String part, String value, String href) {
        PlainUrl url = parsed("https://a.b:81/c?d#e").with(part, value);

        assertThat(url == null ? "null" : url.href()).isEqualTo(href);
    }

    @Test
    void a_port_that_becomes_the_default_goes() {
        PlainUrl url = requireNonNull(parsed("http://a.b:443/").with("protocol", "https"));

        assertThat(url.href()).isEqualTo("https://a.b/");
    }

    @Test
    void is_as_long_as_it_likes() {
        String url = "https://" + "a.".repeat(20_000) + "b/" + "c/".repeat(20_000) + "?" + "d&".repeat(20_000);

        assertThat(parsed(url).href()).isEqualTo(url);
    }
}
