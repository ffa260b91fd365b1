package io.github.posthogplugins.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTests {

    private static final Redaction REDACTION =
            new Redaction(List.of("s3/cr+t \"x\"", "abc", "https://hooks.test/T/B/x1"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "plain s3/cr+t \"x\" text | plain REDACTED text",
                "/a?q=s3%2Fcr%2Bt+%22x%22&b=1 | /a?q=REDACTED&b=1",
                "/a?q=s3%2Fcr%2Bt%20%22x%22 | /a?q=REDACTED",
                "{\"a\":\"s3/cr+t \\\"x\\\"\"} | {\"a\":\"REDACTED\"}",
                "czMvY3IrdCAieCI= | REDACTED",
                "abc | abc",
                "/T/B/x1?y=1 | REDACTED?y=1",
                "/a?api_key=x&page=2&key=3 | /a?api_key=REDACTED&page=2&key=REDACTED",
                "see https://b.test/x?X-Amz-Signature=12&X-Amz-Date=3 | see"
                        + " https://b.test/x?X-Amz-Signature=REDACTED&X-Amz-Date=3",
                "{\"password\": \"a\\\"b\", \"name\": \"c\"} | {\"password\": \"REDACTED\", \"name\": \"c\"}",
                "Bearer abcdefgh.ijk | Bearer REDACTED"
            })
    void hides_secrets_however_they_are_spelled(String text, String shown) {
        assertThat(REDACTION.mask(text).shown()).isEqualTo(shown);
    }

    @Test
    void gets_through_long_texts() {
        String text = "{\"html\": \"" + "<a href=\\\"x\\\">\\n".repeat(20_000)
                + "\", \"password\": \"x\\\"y\"} unfinished {\"token\": \"z";

        assertThat(REDACTION.mask(text).shown())
                .endsWith("\", \"password\": \"REDACTED\"} unfinished {\"token\": \"REDACTED");
    }

    @Test
    void hides_the_fields_of_forms() {
        assertThat(REDACTION.maskForm("client_secret=1&scope=a").shown()).isEqualTo("client_secret=REDACTED&scope=a");
    }

    @Test
    void lets_secrets_be_anything() {
        MaskedText masked = REDACTION.mask("/a.b?token=x&c=1");

        assertThat(masked.isClean()).isFalse();
        assertThat(masked.regex()).isEqualTo("/a\\.b\\?token=.*&c=1");
        assertThat("/a.b?token=other&c=1").matches(masked.regex());
    }
}
