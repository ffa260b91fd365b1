package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MockHttpAssertTests extends EnvironmentTestBase {

    private static final String URL = "https://hooks.example.com/in";
    private static final String USER = "https://api.example.com/users/7?a=b%20c";

    private final MockHttp http = environment.http().allowUnmatched();

    @BeforeEach
    void send() {
        http.post(URL).returns(204);
        environment.plugin("""
            export async function onEvent() {
                const post = (body) => fetch('%s', { method: 'POST', body, headers: { 'x-key': 'k' } })
                await post('{"text": "hi", "n": 1}')
                await fetch('%s').catch(() => {})
                await post('b=2&c=x+y')
            }\
            """.formatted(URL, USER)).process(TestEvents.pageview());
    }

    private static String withJournal(String message) {
        return message + """

            The requests are
              2024-01-01T12:00:00Z POST https://hooks.example.com/in -> 204 No Content
              2024-01-01T12:00:00Z GET https://api.example.com/users/7?a=b%20c -> no stub matches
              2024-01-01T12:00:00Z POST https://hooks.example.com/in -> 204 No Content\
            """;
    }

    @Test
    void passes_for_what_was_sent() {
        assertThat(http)
                .received("POST", URL)
                .received(2, "POST", URL)
                .received("GET", "https://api.example.com/users/{id}?a={a}")
                .didNotReceive("PUT", URL)
                .receivedInOrder("POST " + URL, "POST " + URL)
                .receivedOnly("POST " + URL, "GET " + USER, "POST " + URL);
        assertThat(http).requests().first().extracting("body").isEqualTo("{\"text\": \"hi\", \"n\": 1}");
        assertThat(MockHttp.create()).receivedNothing().hasNoUnmatched();
        assertThat(http.journal()).received(2, "POST", URL);
    }

    @Test
    void passes_for_what_is_in_requests() {
        assertThat(http)
                .received("POST", URL)
                .withJson("{\"n\": 1.0, \"text\": \"${json-unit.any-string}\"}")
                .withHeader("X-Key", "k")
                .received("POST", URL)
                .withForm("c", "x y")
                .withBody("b=2&c=x+y")
                .withBodyContaining("c=")
                .received("GET", USER)
                .withQuery("a", "b c")
                .received("POST", URL)
                .withJsonContaining("{\"text\": \"hi\"}");
    }

    @Test
    void shows_what_was_sent() {
        assertFails(() -> assertThat(http).received("GET", URL), """
            Expecting the request
              GET https://hooks.example.com/in
            but the requests are
              2024-01-01T12:00:00Z POST https://hooks.example.com/in -> 204 No Content
              2024-01-01T12:00:00Z GET https://api.example.com/users/7?a=b%20c -> no stub matches
              2024-01-01T12:00:00Z POST https://hooks.example.com/in -> 204 No Content\
            """);
        assertThatThrownBy(() -> assertThat(http).received(1, "POST", URL)).hasMessageStartingWith("""
            Expecting the request once
              POST https://hooks.example.com/in
            but it came 2 times, and the requests are
              2024-01-01T12:00:00Z POST\
            """);
        assertThatThrownBy(() -> assertThat(http).receivedNothing()).hasMessageStartingWith("""
            Expecting no requests, but the requests are
              2024-01-01T12:00:00Z POST\
            """);
        assertThatThrownBy(() -> assertThat(http).as("the hook").received("GET", URL))
                .hasMessageStartingWith("[the hook] Expecting the request");
    }

    @Test
    void shows_where_the_nearest_json_differs() {
        assertFails(
                () -> assertThat(http).received("POST", URL).withJson("{\"text\": \"ho\", \"n\": 1, \"m\": []}"),
                withJournal("""
                    Expecting the request
                      POST https://hooks.example.com/in
                    to have the JSON body
                      {"text": "ho", "n": 1, "m": []}
                    but the nearest differs
                      $
                        expected  {"text":"ho","n":1,"m":[]}
                        but was   b=2&c=x+y\
                    """));
    }

    @Test
    void shows_what_the_named_requests_lack() {
        assertThatThrownBy(() -> assertThat(http).received("POST", URL).withHeader("x-key", "other"))
                .hasMessageStartingWith("""
                    Expecting the request
                      POST https://hooks.example.com/in
                    to have the header
                      x-key: other
                    but it was sent with
                      k
                      k
                    The requests are
                      2024-01-01T12:00:00Z POST\
                    """);
        assertThatThrownBy(() -> assertThat(http).received("POST", URL).withForm("d", "1"))
                .hasMessageContaining("the form field\n  d=1\nbut it was sent with\n  (absent)\n  (absent)\n");
        assertThatThrownBy(() -> assertThat(http).received("POST", URL).withBodyContaining("ho"))
                .hasMessageContaining("but it was sent with\n  {\"text\": \"hi\", \"n\": 1}\n  b=2&c=x+y\n");
        assertThatThrownBy(() -> assertThat(http).withBody("x"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("No request is named yet; begin with received(\"POST\", \"https://…\").");
    }

    @Test
    void shows_where_the_order_ends() {
        assertFails(() -> assertThat(http).receivedInOrder("GET " + USER, "GET " + USER), withJournal("""
                    Expecting the requests, in this order
                      GET https://api.example.com/users/7?a=b%20c
                      GET https://api.example.com/users/7?a=b%20c
                    but after 1 of them there is no
                      GET https://api.example.com/users/7?a=b%20c\
                    """));
        assertThatThrownBy(() -> assertThat(http).receivedOnly("POST " + URL)).hasMessageStartingWith("""
            Expecting the requests, in this order and no others
              POST https://hooks.example.com/in
            but the requests are
              2024-01-01T12:00:00Z POST\
            """);
        assertThatThrownBy(() -> assertThat(http).receivedOnly(URL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A request is a method and a URL, such as \"GET https://api.example.com/\","
                        + " but got \"https://hooks.example.com/in\".");
    }

    @Test
    void shows_what_no_stub_matched() {
        assertFails(() -> assertThat(http).hasNoUnmatched(), withJournal("""
                    Expecting stubs for all requests, but there is none for
                      GET https://api.example.com/users/7?a=b%20c\
                    """));
    }

    @Test
    void goes_on_with_one_request() {
        assertThat(http)
                .request("GET", USER)
                .hasQuery("a", "b c")
                .hasBody("")
                .hasNoHeader("x-key")
                .hasHeader("Accept", "*/*")
                .wasSentAt(VirtualClock.DEFAULT_START)
                .isUnmatched();
        assertFails(() -> assertThat(http).request("GET", USER).hasBody("hi"), withJournal("""
                    Expecting
                      GET https://api.example.com/users/7?a=b%20c
                    to have the body
                      hi
                    but it is
                      (empty)\
                    """));
        assertThatThrownBy(() ->
                        assertThat(http).as("the user").request("GET", USER).isAnsweredWith(200))
                .hasMessageStartingWith("[the user] Expecting\n");
        assertThatThrownBy(() -> assertThat(http).request("POST", URL)).hasMessageStartingWith("""
            Expecting one request
              POST https://hooks.example.com/in
            but there are 2, and the requests are
              2024-01-01T12:00:00Z POST\
            """);
    }
}
