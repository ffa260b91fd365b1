package io.github.posthogplugins.testing.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UnusedStubsTests {

    private static final String URL = "https://api.example.com/in";

    private final MockHttp http = MockHttp.create().allowUnmatched();
    private final TestClient client = new TestClient(http);

    @AfterEach
    void close() {
        http.close();
    }

    /** The lines in which stubs are made change with every edit of this file. */
    private void assertUnused(String message) {
        assertThat(http.unused().map(text -> text.replaceAll("Tests\\.java:\\d+", "Tests.java:31")))
                .contains(message);
    }

    @Test
    void are_not_those_that_were_used() {
        http.get(URL).returns(204);
        client.get(URL);

        assertThat(http.unused()).isEmpty();
    }

    @Test
    void are_shown_with_the_line_that_made_them() {
        http.get(URL).returns(204);
        http.post("https://{shop}.example.com/orders/**").returns(204);

        int line = new Throwable().getStackTrace()[0].getLineNumber();
        assertThat(http.unused()).contains("""
            The test has stubs that the plugin did not use
              GET https://api.example.com/in
                from     UnusedStubsTests.java:%d
              POST https://{shop}.example.com/orders/**
                from     UnusedStubsTests.java:%d
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """.formatted(line - 3, line - 2));
    }

    @Test
    void are_shown_beside_the_request_that_came_nearest() {
        http.post("https://api.example.com/users/{id}")
                .withHeader("accept", "text/plain")
                .withBodyJson("{\"name\": \"Ada\"}")
                .returns(204);
        client.isMatched("GET", "https://other.example.com/users", "");
        client.isMatched("POST", "https://api.example.com/users/7", "{\"name\": \"Grace\"}");

        assertUnused("""
            The test has stubs that the plugin did not use
              POST https://api.example.com/users/{id}
                from     UnusedStubsTests.java:31
                nearest  POST https://api.example.com/users/7
                header accept
                  expected  text/plain
                  but was   (absent)
                body at $.name
                  expected  "Ada"
                  but was   "Grace"
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void are_shown_beside_a_request_whose_body_differs_in_many_places() {
        http.post(URL).withBodyJson("{\"a\": 1, \"b\": 2, \"c\": 3}").returns(204);
        client.isMatched("POST", URL, "{}");

        assertThat(http.unused()).hasValueSatisfying(text -> assertThat(text)
                .contains("nearest  POST " + URL, "body at $.a", "body at $.b", "body at $.c"));
    }

    @Test
    void are_shown_beside_parameters_and_fields() {
        http.post(URL).withQuery("a", "1").withForm("b", "2").returns(204);
        client.isMatched("POST", URL + "?a=1&c=3", "b=3");

        assertUnused("""
            The test has stubs that the plugin did not use
              POST https://api.example.com/in
                from     UnusedStubsTests.java:31
                nearest  POST https://api.example.com/in?a=1&c=3
                form field b
                  expected  2
                  but was   3
                query
                  expected  no parameters besides a
                  but was   c
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void include_those_that_did_not_give_all_of_their_answers() {
        http.get(URL).returns(429).then().returns(503).then().returns(200);
        client.get(URL);

        assertUnused("""
            The test has stubs that the plugin did not use
              GET https://api.example.com/in
                from     UnusedStubsTests.java:31
                It gave 1 of its 3 answers.
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void include_those_without_an_answer() {
        http.get(URL).withHeader("accept", "text/plain");

        assertUnused("""
            The test has stubs that the plugin did not use
              GET https://api.example.com/in
                from     UnusedStubsTests.java:31
                It has no answer: add returns(…).
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void include_those_in_the_terms_of_wiremock() {
        http.stub(WireMock.get("/in").willReturn(WireMock.noContent()));

        assertUnused("""
            The test has stubs that the plugin did not use
              GET (any host)/in
                from     UnusedStubsTests.java:31
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void include_those_whose_requests_another_stub_answered() {
        http.get(URL).returns(204);
        http.get(URL).returns(204);
        client.get(URL);

        assertUnused("""
            The test has stubs that the plugin did not use
              GET https://api.example.com/in
                from     UnusedStubsTests.java:31
                nearest  GET https://api.example.com/in
                It matches, but another stub answered it.
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void include_those_whose_state_never_came() {
        http.get(URL).whenScenario("export", "done").returns(204);
        client.isMatched("GET", URL, "");

        assertUnused("""
            The test has stubs that the plugin did not use
              GET https://api.example.com/in
                from     UnusedStubsTests.java:31
                nearest  GET https://api.example.com/in
                It matches, but the stub waited for another state of its scenario.
            Remove them, say optional() where a stub may stay unused, or call http.allowUnusedStubs().\
            """);
    }

    @Test
    void may_be_allowed_one_by_one() {
        http.get(URL).optional().returns(429).then().returns(200);

        assertThat(http.unused()).isEmpty();
    }

    @Test
    void may_be_allowed_altogether() {
        http.get(URL).returns(200);
        http.allowUnusedStubs();

        assertThat(http.unused()).isEmpty();
    }

    @Test
    void are_known_after_closing_too() {
        http.get(URL).returns(200);
        http.close();

        assertThat(http.unused()).isPresent();
    }
}
