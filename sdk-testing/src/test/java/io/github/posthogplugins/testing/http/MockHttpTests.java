package io.github.posthogplugins.testing.http;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.noContent;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathTemplate;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.posthogplugins.extension.HttpCall;
import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import io.github.posthogplugins.extension.HttpTransportException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MockHttpTests {

    private static final String CITY = "https://api.example.com/v1/city?ip=12.87.118.0";

    private final MockHttp http = MockHttp.create();

    @AfterEach
    void close() {
        http.close();
    }

    private HttpReply send(String method, String url, String body, HttpHeader... headers) {
        HttpCall call = new HttpCall(method, URI.create(url), List.of(headers), body.getBytes(StandardCharsets.UTF_8));
        return http.transport().send(call).toCompletableFuture().join();
    }

    private HttpReply get(String url) {
        return send("GET", url, "");
    }

    private static String text(HttpReply reply) {
        return new String(reply.body(), StandardCharsets.UTF_8);
    }

    private void assertUnmatched(String method, String url, String body, HttpHeader... headers) {
        assertThatThrownBy(() -> send(method, url, body, headers))
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(HttpTransportException.class)
                .cause()
                .hasMessage("no stub of the test matches " + method + " " + url);
    }

    @Test
    void names_are_those_of_public_hosts_and_addresses_their_own() throws UnknownHostException {
        assertThat(http.resolver().resolve("api.example.com")).containsExactly(InetAddress.getByName("1.1.1.1"));
        assertThat(http.resolver().resolve("10.0.0.1")).containsExactly(InetAddress.getByName("10.0.0.1"));
    }

    @Test
    void answers_at_the_plugins_own_url() {
        http.get(CITY).returnsJson("{\"city\": \"Cleveland\"}");

        HttpReply reply = get(CITY);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.statusText()).isEqualTo("OK");
        assertThat(reply.headers()).containsExactly(new HttpHeader("content-type", "application/json"));
        assertThat(text(reply)).isEqualTo("{\"city\": \"Cleveland\"}");
        assertThat(http.unmatched()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.com/v1/city?ip=12.87.118.0",
                "https://www.example.com/v1/city?ip=12.87.118.0",
                "https://api.example.com:8443/v1/city?ip=12.87.118.0",
                "https://api.example.com/v2/city?ip=12.87.118.0",
                "https://api.example.com/v1/city?ip=12.87.118.1",
                "https://api.example.com/v1/city"
            })
    void does_not_answer_another_url(String url) {
        http.get(CITY).returns(200);

        assertUnmatched("GET", url, "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://api.example.com/", "https://api.example.com:443/", "https://API.example.com/"})
    void knows_equal_urls_in_other_spellings(String url) {
        http.get("https://api.example.com").returns(204);

        assertThat(get(url).status()).isEqualTo(204);
    }

    @Test
    void answers_by_method_headers_and_body() {
        String url = "https://hooks.example.com/in";
        http.post(url)
                .withHeader("Authorization", "Bearer key")
                .withBodyJson("{\"a\": 1, \"b\": 2}")
                .returns(201, "made");

        HttpReply reply = send("POST", url, "{\"b\":2,\"a\":1}", new HttpHeader("authorization", "Bearer key"));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(text(reply)).isEqualTo("made");
        assertUnmatched("POST", url, "{\"b\":2,\"a\":1}");
        assertUnmatched("PUT", url, "{\"b\":2,\"a\":1}", new HttpHeader("authorization", "Bearer key"));
    }

    @Test
    void gives_one_answer_after_the_other_and_stays_with_the_last() {
        http.get(CITY).returns(429).then().returns(503).then().returns(200, "there");

        assertThat(get(CITY).status()).isEqualTo(429);
        assertThat(get(CITY).status()).isEqualTo(503);
        assertThat(text(get(CITY))).isEqualTo("there");
        assertThat(text(get(CITY))).isEqualTo("there");
    }

    @Test
    void prefers_the_stub_that_was_added_last() {
        http.get(CITY).returns(200, "first");
        http.get(CITY).returns(200, "second");

        assertThat(text(get(CITY))).isEqualTo("second");
    }

    @Test
    void says_how_long_an_answer_takes_instead_of_waiting() {
        http.get(CITY).after(Duration.ofHours(1)).returns(200).then().returns(200);

        assertThat(get(CITY).latency()).isEqualTo(Duration.ofHours(1));
        assertThat(get(CITY).latency()).isEqualTo(Duration.ZERO);
    }

    @Test
    void breaks_the_connection() {
        http.get(CITY).fails();

        assertThatThrownBy(() -> get(CITY))
                .cause()
                .isInstanceOf(HttpTransportException.class)
                .hasMessage("socket hang up")
                .hasFieldOrPropertyWithValue("code", "ECONNRESET");
    }

    @Test
    void keeps_what_was_sent() {
        http.allowUnmatched();
        assertUnmatched("POST", CITY, "grüße", new HttpHeader("Accept", "text/plain"));

        assertThat(http.requests())
                .containsExactly(
                        new RecordedRequest("POST", CITY, List.of(new HttpHeader("Accept", "text/plain")), "grüße"));
        assertThat(http.requests().get(0).header("accept")).contains("text/plain");
        assertThat(http.requests().get(0).header("cookie")).isEmpty();
    }

    @Test
    void gives_out_all_of_wiremock() {
        http.stub(WireMock.get(urlPathTemplate("/users/{id}"))
                .withHost(equalTo("a.example.com"))
                .willReturn(noContent()));

        assertThat(get("https://a.example.com/users/7").status()).isEqualTo(204);
        assertThat(http.wireMock().getAllServeEvents()).hasSize(1);
    }

    @Test
    void refuses_a_url_without_host() {
        assertThatThrownBy(() -> http.get("/v1/city"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A stub needs the URL that the plugin fetches, such as \"https://api.example.com/v1/city\","
                        + " but got \"/v1/city\".");
    }

    @Nested
    class Unmatched {

        @Test
        void is_allowed_on_request() {
            http.allowUnmatched();
            assertUnmatched("GET", CITY, "");

            assertThat(http.unmatched()).isEmpty();
        }

        @Test
        void says_that_there_are_no_stubs() {
            assertUnmatched("GET", CITY, "");

            assertThat(http.unmatched()).containsExactly("""
                The plugin sent a request, but the test has no stubs
                  request  GET https://api.example.com/v1/city?ip=12.87.118.0
                Add a stub with http.get("https://api.example.com/v1/city?ip=12.87.118.0"), \
                or call http.allowUnmatched().\
                """);
        }

        @Test
        void shows_where_the_nearest_stub_has_another_url() {
            http.delete("http://other.example.com/").returns(200);
            http.get("http://api.example.com:8080/v1/cities?ip=12.87.118.0").returns(200);
            assertUnmatched("GET", CITY, "");

            assertThat(http.unmatched()).containsExactly("""
                The plugin sent a request that no stub matches
                  request       GET https://api.example.com/v1/city?ip=12.87.118.0
                  nearest stub  GET http://api.example.com:8080/v1/cities?ip=12.87.118.0
                  scheme
                    expected  http
                    but was   https
                  port
                    expected  8080
                    but was   443
                  path and query
                    expected  /v1/cities?ip=12.87.118.0
                    but was   /v1/city?ip=12.87.118.0
                Add a stub with http.get("https://api.example.com/v1/city?ip=12.87.118.0"), \
                or call http.allowUnmatched().\
                """);
        }

        @Test
        void shows_urls_as_the_test_wrote_them() {
            http.get("https://api.example.com/users/{id}").withQuery("a", "1").returns(200);
            assertUnmatched("GET", "https://api.example.com/user/7?a=2&b=3", "");

            assertThat(http.unmatched()).containsExactly("""
                The plugin sent a request that no stub matches
                  request       GET https://api.example.com/user/7?a=2&b=3
                  nearest stub  GET https://api.example.com/users/{id}
                  path
                    expected  /users/{id}
                    but was   /user/7
                  query parameter a
                    expected  1
                    but was   2
                  query
                    expected  no parameters besides a
                    but was   b
                Add a stub with http.get("https://api.example.com/user/7?a=2&b=3"), \
                or call http.allowUnmatched().\
                """);
        }

        @Test
        void says_how_a_stub_takes_more_parameters() {
            http.get("https://api.example.com/v1/city").returns(200);
            assertUnmatched("GET", CITY, "");

            assertThat(http.unmatched()).containsExactly("""
                The plugin sent a request that no stub matches
                  request       GET https://api.example.com/v1/city?ip=12.87.118.0
                  nearest stub  GET https://api.example.com/v1/city
                  path and query
                    expected  /v1/city
                    but was   /v1/city?ip=12.87.118.0
                Add a stub with http.get("https://api.example.com/v1/city?ip=12.87.118.0"), \
                let the nearest stub take anyQuery(), or call http.allowUnmatched().\
                """);
        }

        @Test
        void shows_stubs_that_wait_for_their_state() {
            http.get(CITY).whenScenario("export", "done").returns(200);
            assertUnmatched("GET", CITY, "");

            assertThat(http.unmatched()).containsExactly("""
                The plugin sent a request that no stub matches
                  request       GET https://api.example.com/v1/city?ip=12.87.118.0
                  nearest stub  GET https://api.example.com/v1/city?ip=12.87.118.0
                  Nothing that can be shown differs; the stub may wait for another state of its scenario.
                Add a stub with http.get("https://api.example.com/v1/city?ip=12.87.118.0"), \
                or call http.allowUnmatched().\
                """);
        }

        @Test
        void shows_where_the_nearest_stub_has_another_method_header_or_body() {
            http.post("https://hooks.example.com/")
                    .withHeader("authorization", "Bearer key")
                    .withBodyJson("{\"a\": 1}")
                    .returns(200);
            assertUnmatched("PUT", "https://hooks.example.com/", "{\"a\":2}");

            assertThat(http.unmatched()).containsExactly("""
                The plugin sent a request that no stub matches
                  request       PUT https://hooks.example.com/
                  nearest stub  POST https://hooks.example.com/
                  method
                    expected  POST
                    but was   PUT
                  header authorization
                    expected  Bearer key
                    but was   (absent)
                  body at $.a
                    expected  1
                    but was   2
                Add a stub with http.put("https://hooks.example.com/"), or call http.allowUnmatched().\
                """);
        }
    }
}
