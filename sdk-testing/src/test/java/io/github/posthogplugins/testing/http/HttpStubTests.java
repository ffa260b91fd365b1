package io.github.posthogplugins.testing.http;

import static io.github.posthogplugins.testing.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.extension.HttpReply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpStubTests {

    private static final String URL = "https://api.example.com/in";

    private final MockHttp http = MockHttp.create();
    private final TestClient client = new TestClient(http);

    @AfterEach
    void close() {
        http.close();
    }

    @Nested
    class Requests {

        @ParameterizedTest
        @ValueSource(strings = {"GET", "POST", "HEAD", "PURGE"})
        void are_matched_whatever_their_method(String method) {
            http.any(URL).returns(204);

            assertThat(client.send(method, URL, "").status()).isEqualTo(204);
        }

        @Test
        void are_matched_by_a_template() {
            http.get("https://{shop}.example.com/users/{id}").returns(204);

            assertThat(client.isMatched("GET", "https://one.example.com/users/1", ""))
                    .isTrue();
            assertThat(client.isMatched("GET", "https://two.example.com/users/2", ""))
                    .isTrue();
            assertThat(client.isMatched("GET", "https://two.example.com/users/2/posts", ""))
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource({"?a=1&b=x%20y, true", "?b=x+y&a=1, true", "?a=1, false", "?a=1&b=x+y&c=3, false", "'', false"})
        void are_matched_by_parameters_in_any_order(String query, boolean matched) {
            http.get(URL).withQuery("a", "1").withQuery("b", "x y").returns(204);

            assertThat(client.isMatched("GET", URL + query, "")).isEqualTo(matched);
        }

        @ParameterizedTest
        @CsvSource({"?a=1&c=3, true", "?a=2&c=3, false"})
        void are_matched_by_some_parameters(String query, boolean matched) {
            http.get(URL).withQuery("a", "1").anyQuery().returns(204);

            assertThat(client.isMatched("GET", URL + query, "")).isEqualTo(matched);
        }

        @Test
        void are_matched_whatever_their_query() {
            http.get(URL).anyQuery().returns(204);

            assertThat(client.isMatched("GET", URL + "?a=1", "")).isTrue();
            assertThat(client.isMatched("GET", URL, "")).isTrue();
            assertThat(client.isMatched("GET", URL + "/x", "")).isFalse();
        }

        @Test
        void have_one_query() {
            assertThatThrownBy(() -> http.get(URL + "?a=1").withQuery("b", "2"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        The stub for https://api.example.com/in?a=1 has a query in its URL, \
                        so withQuery("b", …) can't change that.
                        Say all of the query in the URL, or all of it with withQuery(…).\
                        """);
        }

        @Test
        void are_matched_by_headers() {
            http.get(URL)
                    .withHeaderMatching("authorization", "Bearer .+")
                    .withoutHeader("cookie")
                    .returns(204);

            assertThat(client.isMatched("GET", URL, "", header("Authorization", "Bearer x")))
                    .isTrue();
            assertThat(client.isMatched("GET", URL, "", header("Authorization", "Basic x")))
                    .isFalse();
            assertThat(client.isMatched("GET", URL, "", header("Authorization", "Bearer x"), header("Cookie", "a=1")))
                    .isFalse();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"b\": 2.0, \"a\": {\"x\": 1}} | true",
                    "{\"b\": 2, \"a\": {\"x\": 1}, \"c\": 3} | false",
                    "{\"b\": 2, \"a\": {}} | false",
                    "no JSON | false"
                })
        void are_matched_by_json(String body, boolean matched) {
            http.post(URL).withBodyJson("{\"a\": {\"x\": 1}, \"b\": 2}").returns(204);

            assertThat(client.isMatched("POST", URL, body)).isEqualTo(matched);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "{\"b\": 2, \"a\": {\"x\": 1, \"y\": 2}, \"list\": [1, 2]} | true",
                    "{\"a\": {\"x\": 2}, \"list\": [1]} | false",
                    "{\"a\": {\"x\": 1}} | false"
                })
        void are_matched_by_a_part_of_json(String body, boolean matched) {
            http.post(URL)
                    .withBodyJsonContaining("{\"a\": {\"x\": 1}, \"list\": [1]}")
                    .returns(204);

            assertThat(client.isMatched("POST", URL, body)).isEqualTo(matched);
        }

        @Test
        void are_not_compared_with_what_is_no_json() {
            assertThatThrownBy(() -> http.post(URL).withBodyJson("{a: 1}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("What is expected is no JSON:\n  {a: 1}");
        }

        @Test
        void are_matched_by_the_fields_of_a_form() {
            http.post(URL)
                    .withForm("grant_type", "refresh token")
                    .withForm("scope", "a")
                    .returns(204);

            assertThat(client.isMatched("POST", URL, "scope=a&grant_type=refresh+token&x=1"))
                    .isTrue();
            assertThat(client.isMatched("POST", URL, "grant_type=refresh+token"))
                    .isFalse();
        }

        @Test
        void are_matched_by_a_part_of_their_body() {
            http.post(URL).withBodyContaining("needle").returns(204);

            assertThat(client.isMatched("POST", URL, "hay needle hay")).isTrue();
            assertThat(client.isMatched("POST", URL, "hay")).isFalse();
        }

        @Test
        void go_to_several_hosts() {
            http.get("https://a.example.com/").returns(200, "a");
            http.get("https://b.example.com/").returns(200, "b");
            http.get("http://b.example.com:8080/").returns(200, "b on 8080");

            assertThat(client.text("https://b.example.com/")).isEqualTo("b");
            assertThat(client.text("https://a.example.com/")).isEqualTo("a");
            assertThat(client.text("http://b.example.com:8080/")).isEqualTo("b on 8080");
            assertThat(client.isMatched("GET", "https://c.example.com/", "")).isFalse();
        }
    }

    @Nested
    class Answers {

        @Test
        void have_headers() {
            http.get(URL)
                    .returns(429)
                    .withHeader("retry-after", "5")
                    .withHeader("x-limit", "1")
                    .then()
                    .returns(200);

            assertThat(client.get(URL).headers())
                    .containsExactly(new HttpHeader("retry-after", "5"), new HttpHeader("x-limit", "1"));
            assertThat(client.get(URL).headers()).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "city.json, application/json",
            "list.CSV, text/csv; charset=utf-8",
            "logo.png, application/octet-stream"
        })
        void come_from_files(String name, String type, @TempDir Path folder) throws IOException {
            Path file = Files.writeString(folder.resolve(name), "{\"city\": \"Zürich\"}");
            http.get(URL).returnsFile(file);

            HttpReply reply = client.get(URL);

            assertThat(reply.headers()).containsExactly(new HttpHeader("content-type", type));
            assertThat(reply.body()).asString(StandardCharsets.UTF_8).isEqualTo("{\"city\": \"Zürich\"}");
        }

        @Test
        void need_their_file() {
            assertThatThrownBy(() -> http.get(URL).returnsFile(404, Path.of("no", "such.json")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("""
                        There is no file 'no/such.json' to answer with.
                        A relative path starts at the working directory, which is the module's folder under Maven.\
                        """);
        }

        @Test
        void are_computed_from_the_request() {
            http.post("https://api.example.com/echo/{id}")
                    .anyQuery()
                    .after(Duration.ofSeconds(1))
                    .returns(request -> StubReply.status(201)
                            .withHeader("x-id", request.query("id").orElseThrow())
                            .withBody(request.body() + "!"))
                    .withHeader("x-more", "1");

            HttpReply reply = client.post("https://api.example.com/echo/7?id=8", "hi");

            assertThat(reply.status()).isEqualTo(201);
            assertThat(reply.statusText()).isEqualTo("Created");
            assertThat(reply.headers()).containsExactly(new HttpHeader("x-id", "8"), new HttpHeader("x-more", "1"));
            assertThat(reply.body()).asString(StandardCharsets.UTF_8).isEqualTo("hi!");
            assertThat(reply.latency()).isEqualTo(Duration.ofSeconds(1));
        }

        @Test
        void that_cannot_be_computed_are_findings() {
            http.get(URL).returns(request -> {
                throw new IllegalStateException("not\nyet");
            });

            assertThat(client.failure("GET", URL, "").getMessage())
                    .isEqualTo("the test could not compute the answer: java.lang.IllegalStateException: not\nyet");
            assertThat(http.findings()).singleElement().asString().matches("""
                The answer to a request could not be computed
                  request  GET https://api\\.example\\.com/in
                  java\\.lang\\.IllegalStateException: not
                  yet
                    at HttpStubTests\\.java:\\d+
                Correct the function that the stub was given in returns\\(…\\)\\.\
                """);
        }
    }

    @Nested
    class Faults {

        private void assertFails(String code, String reason) {
            assertThat(client.failure("GET", URL, "")).hasMessage(reason).hasFieldOrPropertyWithValue("code", code);
        }

        @Test
        void close_the_connection() {
            http.get(URL).closesConnection();
            assertFails("ECONNRESET", "socket hang up");
        }

        @Test
        void reset_the_connection() {
            http.get(URL).resetsConnection();
            assertFails("ECONNRESET", "read ECONNRESET");
        }

        @Test
        void refuse_the_connection() {
            http.get("https://api.example.com:8443/").refusesConnection();

            assertThat(client.failure("GET", "https://api.example.com:8443/", ""))
                    .hasMessage("connect ECONNREFUSED 1.1.1.1:8443");
        }

        @Test
        void send_garbage() {
            http.get(URL).returnsGarbage();
            assertFails("HPE_INVALID_CONSTANT", "Parse Error: Expected HTTP/");
        }

        @Test
        void break_the_body_off() {
            http.get(URL).breaksOff();
            assertFails("ERR_STREAM_PREMATURE_CLOSE", "Premature close");
        }

        @Test
        void are_what_the_test_says() {
            http.get(URL).fails("CERT_HAS_EXPIRED", "certificate has expired");
            assertFails("CERT_HAS_EXPIRED", "certificate has expired");
        }

        @Test
        void come_in_turn_with_answers() {
            http.get(URL).resetsConnection().then().returns(200, "there");

            assertFails("ECONNRESET", "read ECONNRESET");
            assertThat(client.text(URL)).isEqualTo("there");
        }

        @Test
        void come_at_once() {
            assertThatThrownBy(() -> http.get(URL).after(Duration.ofSeconds(1)).resetsConnection())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        after(…) lets answers take their time, but a connection fails at once.
                        Leave after(…) out; a stub that neverAnswers() runs into the plugin's own time-out.\
                        """);
        }
    }

    @Nested
    class Scenarios {

        private static final String STATE = "https://api.example.com/export/state";

        @Test
        void span_several_stubs() {
            http.get(STATE).whenScenario("export", MockHttp.STARTED).returns(404);
            http.post(URL).movesScenario("export", "running").returns(202);
            http.get(STATE)
                    .whenScenario("export", "running")
                    .movesScenario("export", "done")
                    .returns(200, "running");
            http.get(STATE).whenScenario("export", "done").returns(200, "done");

            assertThat(client.get(STATE).status()).isEqualTo(404);
            client.post(URL, "");
            assertThat(http.scenarioState("export")).isEqualTo("running");
            assertThat(client.text(STATE)).isEqualTo("running");
            assertThat(client.text(STATE)).isEqualTo("done");
            assertThat(client.text(STATE)).isEqualTo("done");
            assertThat(http.unused()).isEmpty();
        }

        @Test
        void begin_in_the_same_state() {
            assertThat(http.scenarioState("export")).isEqualTo(MockHttp.STARTED);
        }

        @Test
        void do_not_mix_with_answers_in_turn() {
            assertThatThrownBy(() -> http.get(STATE)
                            .whenScenario("export", "done")
                            .returns(200)
                            .then()
                            .returns(201))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        A stub of the scenario 'export' has one answer, so then() can't add another.
                        Make a stub for each state of the scenario.\
                        """);
        }

        @Test
        void are_one_for_a_stub() {
            assertThatThrownBy(
                            () -> http.get(STATE).whenScenario("export", "done").movesScenario("import", "done"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        A stub is part of one scenario, but got two: 'export' and 'import'.
                        Make two stubs, or name the same scenario twice.\
                        """);
        }
    }
}
