package io.github.posthogplugins.testing.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlTemplateTests {

    @ParameterizedTest
    @CsvSource({
        "https://a.test, https://a.test/",
        "https://A.test:443/x#part, https://a.test/x",
        "https://a.test/users/{id}, https://a.test/users/7",
        "https://a.test/users/{id}/posts, https://a.test/users/7/posts",
        "https://a.test/users?id={id}&x=1, https://a.test/users?id=&x=1",
        "https://a.test/v1/**, https://a.test/v1",
        "https://a.test/v1/**, https://a.test/v1/users/7",
        "https://a.test/**, https://a.test/",
        "https://{bucket}.s3.test/{key}, https://my-bucket.s3.test/events.json",
        "https://{host}/hook, https://hooks.a.test/hook",
        "https://a.test/a b?q=\"ü|[x]\", https://a.test/a%20b?q=%22%C3%BC%7C%5Bx%5D%22",
        "https://a.test/100%, https://a.test/100%25",
        "https://a.test/a.b+c(d), https://a.test/a.b+c(d)"
    })
    void matches(String template, String url) {
        assertThat(UrlTemplate.parse(template).matches(URI.create(url))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.test/users/{id}, https://a.test/users/7/posts",
        "https://a.test/users/{id}, https://a.test/users/",
        "https://a.test/users/{id}, https://a.test/users/7?x=1",
        "https://a.test/users?id={id}, https://a.test/users?id=7&x=1",
        "https://a.test/v1/**, https://a.test/v10",
        "https://a.test/v1/**, https://a.test/v1/users?x=1",
        "https://{host}/hook, http://hooks.a.test/hook",
        "https://{host}/hook, https://hooks.a.test:8443/hook",
        "https://a.test/a.b, https://a.test/aXb"
    })
    void does_not_match(String template, String url) {
        assertThat(UrlTemplate.parse(template).matches(URI.create(url))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "https://A.test:443/users/{id}, https://a.test/users/{id}",
        "https://{Bucket}.s3.test, https://{Bucket}.s3.test/",
        "http://a.test:8080/v1/**, http://a.test:8080/v1/**"
    })
    void shows_itself_in_its_usual_spelling(String template, String shown) {
        assertThat(UrlTemplate.parse(template)).hasToString(shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "/v1/city", "ftp://a.test/", "https://", "https://a test/", "https://a.test/{", "a.test/x"})
    void refuses_what_no_plugin_can_fetch(String url) {
        assertThatThrownBy(() -> UrlTemplate.parse(url))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stub needs the URL that the plugin fetches, such as \"https://api.example.com/v1/city\","
                        + " but got \"" + url + "\".");
    }

    @Test
    void writes_literal_texts_as_readable_expressions() {
        assertThat(Literals.regex("a.b?c=[1]{2}\\$")).isEqualTo("a\\.b\\?c=\\[1\\]\\{2\\}\\\\\\$");
        assertThat("a.b?c=[1]{2}\\$").matches(Literals.regex("a.b?c=[1]{2}\\$"));
    }
}
