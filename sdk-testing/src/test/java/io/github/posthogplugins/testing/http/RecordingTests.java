package io.github.posthogplugins.testing.http;

import static io.github.posthogplugins.testing.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.time.PluginClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordingTests {

    private final LoopbackServer service = new LoopbackServer();

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        service.close();
    }

    private static MockHttp network(RecordMode mode) {
        return MockHttp.create(PluginClock.system(), mode);
    }

    /** Records what is sent, and returns what was found. */
    private List<String> record(Consumer<TestClient> sending) {
        MockHttp http = network(RecordMode.RECORD).redact("hush-hush").replay(folder);
        sending.accept(new TestClient(http));
        http.close();
        return http.findings();
    }

    private List<String> names() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> service.withoutPort(file.getFileName().toString()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(int number) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return service.withoutPort(Files.readString(files.sorted().toList().get(number)));
        }
    }

    @Test
    void writes_a_mapping_without_secrets_for_each_exchange() throws IOException {
        service.answer(StubReply.json("{\"city\": \"Zürich\", \"access_token\": \"tok-12345\", \"n\": [1, 2.5]}")
                .withHeader("Set-Cookie", "session=abcdefghij; Path=/"));

        List<String> findings = record(client -> client.get(
                service.url("/v1/city?ip=1.2.3.4&api_key=k1"),
                header("Authorization", "Bearer xyz"),
                header("Accept", "*/*"),
                header("X-Shop", "hush-hush")));

        assertThat(findings).isEmpty();
        assertThat(names()).containsExactly("001-get-localhost-v1-city.json");
        assertThat(text(0)).isEqualTo("""
            {
              "name" : "GET http://localhost:PORT/v1/city?ip=1.2.3.4&api_key=REDACTED",
              "priority" : 10,
              "request" : {
                "method" : "GET",
                "scheme" : "http",
                "host" : {
                  "equalTo" : "localhost"
                },
                "port" : PORT,
                "urlPattern" : "/v1/city\\\\?ip=1\\\\.2\\\\.3\\\\.4&api_key=.*",
                "headers" : {
                  "authorization" : {
                    "matches" : ".+"
                  },
                  "x-shop" : {
                    "matches" : ".+"
                  }
                }
              },
              "response" : {
                "status" : 200,
                "headers" : {
                  "content-type" : "application/json",
                  "set-cookie" : "REDACTED"
                },
                "jsonBody" : {
                  "city" : "Zürich",
                  "access_token" : "REDACTED",
                  "n" : [
                    1,
                    2.5
                  ]
                }
              }
            }
            """);
    }

    @Test
    void hides_secrets_in_bodies_and_lets_them_be_anything() throws IOException {
        service.answer(StubReply.status(200))
                .answer(StubReply.status(200))
                .answer(StubReply.status(200).withBody("hush-hush!"));

        record(client -> {
            client.post(service.url("/json"), "{\"token\": \"t\", \"text\": \"is hush-hush\", \"n\": 1}");
            client.post(
                    service.url("/form"),
                    "client_secret=s&scope=a",
                    header("content-type", "application/x-www-form-urlencoded"));
            client.post(service.url("/text"), "it is hush-hush\n(really)");
        });

        assertThat(text(0)).contains("""
                "bodyPatterns" : [
                  {
                    "equalToJson" : {
                      "token" : "${json-unit.ignore}",
                      "text" : "${json-unit.regex}(?s)is .*",
                      "n" : 1
                    }
                  }
                ]
            """);
        assertThat(text(1)).contains("\"matches\" : \"(?s)client_secret=.*&scope=a\"");
        assertThat(text(2))
                .contains("\"matches\" : \"(?s)it is .*\\n\\\\(really\\\\)\"")
                .contains("\"body\" : \"REDACTED!\"");
    }

    @Test
    void hides_secrets_among_other_bytes() throws IOException {
        byte[] bytes = "\u00ff hush-hush".getBytes(StandardCharsets.ISO_8859_1);
        service.answer(StubReply.status(200).withBody(bytes));

        record(client -> client.get(service.url("/")));

        String answer = Base64.getEncoder().encodeToString("\u00ff REDACTED".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(text(0)).contains("\"base64Body\" : \"" + answer + "\"");
    }

    @Test
    void answers_the_same_when_the_service_is_down() {
        service.answer(StubReply.json("{\"n\": 1}"))
                .answer(StubReply.json("{\"n\":2.50}"))
                .answer(StubReply.status(404).withHeader("x-reason", "gone"))
                .answer(StubReply.status(200).withBody(new byte[] {1, (byte) 0xff, 0}));
        record(client -> {
            client.get(service.url("/poll"));
            client.get(service.url("/poll"));
            client.post(service.url("/in?key=abc"), "{\"password\": \"one\", \"a\": [1, {}]}");
            client.get(service.url("/binary"), header("authorization", "Bearer one"));
        });
        service.close();

        try (MockHttp http = network(RecordMode.REPLAY).replay(folder)) {
            TestClient client = new TestClient(http);
            assertThat(client.text(service.url("/poll"))).isEqualTo("{\"n\":1}");
            assertThat(client.text(service.url("/poll"))).isEqualTo("{\"n\":2.50}");
            assertThat(client.post(service.url("/in?key=other"), "{\"a\": [1, {}], \"password\": \"two\"}"))
                    .satisfies(reply -> assertThat(reply.status()).isEqualTo(404))
                    .satisfies(reply -> assertThat(reply.headers()).containsExactly(header("x-reason", "gone")));
            assertThat(client.get(service.url("/binary"), header("authorization", "Bearer two"))
                            .body())
                    .containsExactly(1, -1, 0);
            assertThat(http.unused()).isEmpty();
            assertThat(http.findings()).isEmpty();
        }
    }

    @Test
    void hides_everywhere_what_was_found_in_one_place() throws IOException {
        service.answer(StubReply.json("{\"access_token\": \"tok-12345\"}")).answer(StubReply.status(204));

        record(client -> {
            client.get(service.url("/login"));
            client.get(service.url("/users/tok-12345/me"), header("x-trace", "for tok-12345"));
        });

        assertThat(names()).containsExactly("001-get-localhost-login.json", "002-get-localhost-users-redacted-me.json");
        assertThat(text(0) + text(1)).doesNotContain("tok-12345");
        assertThat(text(1)).contains("\"urlPattern\" : \"/users/.*/me\"");
    }

    @Test
    void hides_cookies_but_not_what_they_are_for() throws IOException {
        service.answer(StubReply.status(204).withHeader("Set-Cookie", "id=abcdefgh; Domain=localhost; Path=/v1/users"))
                .answer(StubReply.status(200).withBody("abcdefgh"));

        record(client -> {
            client.get(service.url("/v1/users"));
            client.get(service.url("/v1/users"), header("Cookie", "a=1; id=abcdefgh"));
        });

        assertThat(text(0)).contains("\"url\" : \"/v1/users\"").contains("\"set-cookie\" : \"REDACTED\"");
        assertThat(text(1)).contains("\"cookie\" : {").contains("\"body\" : \"REDACTED\"");
    }

    @Test
    void answers_a_plugin_that_uses_what_was_hidden() {
        service.answer(StubReply.json("{\"access_token\": \"tok-12345\"}")).answer(StubReply.status(204));
        record(client -> {
            client.get(service.url("/login"));
            client.get(service.url("/users?access_token=tok-12345"), header("Authorization", "Bearer tok-12345"));
        });

        try (MockHttp http = network(RecordMode.REPLAY).replay(folder)) {
            TestClient client = new TestClient(http);
            assertThat(client.text(service.url("/login"))).isEqualTo("{\"access_token\":\"REDACTED\"}");
            client.get(service.url("/users?access_token=REDACTED"), header("Authorization", "Bearer REDACTED"));
            assertThat(http.unused()).isEmpty();
        }
    }

    @Test
    void chains_what_was_asked_several_times() throws IOException {
        service.answer(StubReply.status(202)).answer(StubReply.status(404)).answer(StubReply.status(200));

        record(client -> {
            client.get(service.url("/poll"));
            client.get(service.url("/other"));
            client.get(service.url("/poll"));
        });

        assertThat(text(0)).endsWith("""
              "scenarioName" : "001-get-localhost-poll",
              "requiredScenarioState" : "Started",
              "newScenarioState" : "after 1"
            }
            """);
        assertThat(text(1)).doesNotContain("scenario");
        assertThat(text(2)).endsWith("""
              "scenarioName" : "001-get-localhost-poll",
              "requiredScenarioState" : "after 1"
            }
            """);
    }

    @Test
    void replaces_an_older_recording_and_leaves_other_files() throws IOException {
        Files.writeString(folder.resolve("001-old.json"), "{}");
        Files.writeString(folder.resolve("by-hand.json"), "{}");

        record(client -> client.get(service.url("/")));

        assertThat(names()).containsExactly("001-get-localhost.json", "by-hand.json");
    }

    @Test
    void lets_stubs_of_the_test_come_first() throws IOException {
        service.answer(StubReply.status(204));
        MockHttp recording = network(RecordMode.RECORD).replay(folder);
        recording.get(service.url("/stubbed")).returns(200);
        new TestClient(recording).get(service.url("/stubbed"));
        new TestClient(recording).get(service.url("/asked"));
        recording.close();

        assertThat(service.asked()).containsExactly("GET /asked");
        try (MockHttp http = network(RecordMode.REPLAY)) {
            http.get(service.url("/asked")).returns(201);
            http.replay(folder);
            assertThat(new TestClient(http).get(service.url("/asked")).status()).isEqualTo(201);
        }
    }

    @Test
    void gives_the_plugin_what_the_service_really_said() {
        service.answer(StubReply.json("{\"token\": \"real\"}"));

        record(client -> assertThat(client.text(service.url("/"))).isEqualTo("{\"token\": \"real\"}"));
    }

    @Nested
    class Problems {

        @Test
        void are_requests_beyond_the_recording() {
            record(client -> client.get(service.url("/one")));

            try (MockHttp http = network(RecordMode.REPLAY).replay(folder, "CityTest#asks")) {
                new TestClient(http).failure("GET", service.url("/two"), "");

                assertThat(http.unmatched()).singleElement().satisfies(text -> assertThat(clean(text))
                        .isEqualTo("""
                    The plugin sent a request that no stub matches
                      request       GET http://localhost:PORT/two
                      nearest stub  GET http://localhost:PORT/one
                      path and query
                        expected  /one
                        but was   /two
                    Add a stub with http.get("http://localhost:PORT/two"), or call http.allowUnmatched().
                    If the plugin is right and the recording in 'FOLDER' is out of date, record again:
                      mvn test -Dtest='CityTest#asks' -Dposthog.record=true\
                    """));
                assertThat(http.unused().map(RecordingTests.this::clean)).contains("""
                    The test has stubs that the plugin did not use
                      GET http://localhost:PORT/one
                        from     FOLDER/001-get-localhost-one.json
                        nearest  GET http://localhost:PORT/two
                        path and query
                          expected  /one
                          but was   /two
                    Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
                    """);
            }
        }

        @Test
        void are_recordings_that_are_not_there() {
            assertThatThrownBy(() -> network(RecordMode.REPLAY).replay(Path.of("no", "such")))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                        There is no recording in 'no/such'
                        Record one against the real services, look it through, and commit it:
                          mvn test -Dtest='RecordingTests$Problems' -Dposthog.record=true\
                        """);
        }

        @Test
        void are_recordings_on_build_servers() {
            assertThatThrownBy(() -> network(RecordMode.REFUSED).replay(Path.of("no", "such"), "CityTest#asks"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("""
                        Recording is refused, because the environment variable CI is set: \
                        a build server should not call real services by accident
                        Record on your own machine and commit 'no/such', or force it:
                          mvn test -Dtest='CityTest#asks' -Dposthog.record=force\
                        """);
        }

        @Test
        void are_services_that_do_not_answer() {
            String url = service.url("/down");
            service.close();

            assertThat(record(client -> client.failure("GET", url, "")))
                    .singleElement()
                    .satisfies(text -> assertThat(clean(text)).matches("""
                        A request was not recorded, so nothing was written into 'FOLDER'
                          request  GET http://localhost:PORT/down
                        It failed: connect ECONNREFUSED (127.0.0.1|0:0:0:0:0:0:0:1):PORT
                        Make the service reachable, or stub this request in the test; then record again\\.\
                        """));
            assertThat(names()).isEmpty();
        }

        @Test
        void are_secrets_where_none_can_be_hidden() {
            service.answer(StubReply.json("{\"hush-hush\": 1}"));

            assertThat(record(client -> client.get(service.url("/"))))
                    .singleElement()
                    .satisfies(text -> assertThat(clean(text)).isEqualTo("""
                        A secret could not be hidden, so nothing was written into 'FOLDER'
                          file  001-get-localhost.json
                        Stub this request in the test, and record again.\
                        """));
            assertThat(names()).isEmpty();
        }

        @Test
        void are_answers_that_are_compressed_all_the_same() {
            service.answer(
                    StubReply.status(200).withHeader("content-encoding", "gzip").withBody("zip"));

            assertThat(record(client -> client.get(service.url("/"))))
                    .singleElement()
                    .satisfies(text -> assertThat(clean(text)).isEqualTo("""
                        A request was not recorded, so nothing was written into 'FOLDER'
                          request  GET http://localhost:PORT/
                        Its answer is compressed although it was not asked to be, \
                        so that no secret in it can be hidden.
                        Stub this request in the test, and record again.\
                        """));
        }

        @Test
        void are_tests_that_ask_nothing() {
            assertThat(record(client -> {})).singleElement().satisfies(text -> assertThat(clean(text))
                    .isEqualTo("""
                Nothing was recorded into 'FOLDER', because the plugin sent no request beyond stubs
                If it is right not to, the test needs no recording.\
                """));
        }

        @Test
        void are_files_that_are_no_mappings() throws IOException {
            Files.writeString(folder.resolve("001-broken.json"), "{\"request\": ");

            assertThatThrownBy(() -> network(RecordMode.REPLAY).replay(folder))
                    .isInstanceOf(AssertionError.class)
                    .satisfies(error -> assertThat(clean(error.getMessage())).matches("""
                        (?s)The file 'FOLDER/001-broken\\.json' of a recording is no WireMock mapping
                          Unexpected end-of-input.*
                        Correct it, or record again\\.\
                        """));
        }

        @Test
        void are_two_recordings_at_once() {
            MockHttp http = network(RecordMode.RECORD).replay(Path.of("one"));

            assertThatThrownBy(() -> http.replay(Path.of("two")))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("This test records into 'one' already.\nCall replay(…) once in a test.");
        }
    }

    private String clean(String text) {
        return service.withoutPort(text).replace(folder.toString(), "FOLDER");
    }

    @ParameterizedTest
    @CsvSource({
        ", , REPLAY",
        "false, true, REPLAY",
        "true, , RECORD",
        "'', '', RECORD",
        "TRUE, false, RECORD",
        "true, true, REFUSED",
        "'', 1, REFUSED",
        "force, true, RECORD"
    })
    void records_on_request_only(String property, String ci, RecordMode mode) {
        assertThat(RecordMode.of(property, ci)).isEqualTo(mode);
    }

    @Test
    void keeps_texts_that_json_trees_would_spell_otherwise() {
        assertThat(JsonText.isExact(JsonText.read("{\"a\": 1.50}").orElseThrow(), "{\"a\": 1.50}"))
                .isFalse();
        assertThat(JsonText.isExact(JsonText.read("[\"a \\\" b\"]").orElseThrow(), "[ \"a \\\" b\" ]"))
                .isTrue();
    }
}
