package io.github.posthogplugins.testing.http;

import static io.github.posthogplugins.testing.http.TestClient.header;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpJournalTests {

    private static final String URL = "https://api.example.com/in";

    private final VirtualClock clock = VirtualClock.create();
    private final MockHttp http = MockHttp.create(clock);
    private final TestClient client = new TestClient(http);

    @AfterEach
    void close() {
        http.close();
    }

    @Test
    void has_requests_and_answers_with_their_times() {
        http.get(URL).after(Duration.ofSeconds(20)).returns(200, "there").withHeader("etag", "1");
        client.get(URL, header("accept", "*/*"));
        clock.advance(Duration.ofMillis(1500));
        client.failure("POST", URL, "hi");

        assertThat(http.journal())
                .containsExactly(
                        new HttpExchange(
                                VirtualClock.DEFAULT_START,
                                new RecordedRequest("GET", URL, List.of(header("accept", "*/*")), ""),
                                new Answer.Reply(
                                        200,
                                        "OK",
                                        List.of(header("etag", "1")),
                                        "there",
                                        Duration.ofSeconds(20),
                                        true)),
                        new HttpExchange(
                                VirtualClock.DEFAULT_START.plusMillis(1500),
                                new RecordedRequest("POST", URL, List.of(), "hi"),
                                new Answer.Unmatched()));
    }

    @Test
    void shows_a_line_for_each_exchange() {
        http.get(URL)
                .after(Duration.ofSeconds(90))
                .returns(503)
                .then()
                .resetsConnection()
                .then()
                .neverAnswers();
        http.get(URL + "/long").breaksOff();
        client.get(URL);
        client.failure("GET", URL, "");
        clock.advance(Duration.ofSeconds(1));
        client.failure("GET", URL, "");
        client.failure("GET", URL + "/long", "");
        client.failure("DELETE", URL, "");

        assertThat(http.journal()).hasToString("""
            2024-01-01T12:00:00Z GET https://api.example.com/in -> 503 Service Unavailable after 1m30s
            2024-01-01T12:00:00Z GET https://api.example.com/in -> failed: read ECONNRESET
            2024-01-01T12:00:01Z GET https://api.example.com/in -> no answer
            2024-01-01T12:00:01Z GET https://api.example.com/in/long -> 200 OK, then the body broke off
            2024-01-01T12:00:01Z DELETE https://api.example.com/in -> no stub matches\
            """);
    }

    @Test
    void finds_requests() {
        http.any(URL + "/{id}").returns(200);
        client.get(URL + "/1");
        client.get(URL + "/2");
        client.post(URL + "/1", "");
        client.failure("GET", URL, "");

        assertThat(http.journal().of("GET", URL + "/{id}"))
                .extracting(exchange -> exchange.request().url())
                .containsExactly(URL + "/1", URL + "/2");
        assertThat(http.journal().of("POST", URL + "/1")).hasSize(1);
        assertThat(http.journal().unmatched()).hasSize(1);
    }

    @Test
    void stays_as_it_was_when_it_was_asked_for() {
        http.get(URL).returns(200);
        HttpJournal before = http.journal();
        client.get(URL);

        assertThat(before).isEmpty();
        assertThat(http.journal()).hasSize(1);
    }

    @Test
    void reads_what_is_encoded_in_requests() {
        http.any(URL).anyQuery().returns(200);
        client.post(URL + "?q=a+b%26c&q=2", "name=%C3%BC&empty");

        RecordedRequest request = http.requests().get(0);
        assertThat(request.query("q")).contains("a b&c");
        assertThat(request.queries("q")).containsExactly("a b&c", "2");
        assertThat(request.query("x")).isEmpty();
        assertThat(request.forms("name")).containsExactly("ü");
        assertThat(request.forms("empty")).containsExactly("");
    }
}
