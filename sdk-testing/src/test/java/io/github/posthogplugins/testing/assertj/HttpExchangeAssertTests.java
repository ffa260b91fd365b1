package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.EnvironmentTestBase.assertFails;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.extension.HttpHeader;
import io.github.posthogplugins.testing.http.HttpExchange;
import io.github.posthogplugins.testing.http.HttpExchange.Answer;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpExchangeAssertTests {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");
    private static final RecordedRequest REQUEST = new RecordedRequest(
            "POST",
            "https://a.test/in?q=1",
            List.of(new HttpHeader("Accept", "text/plain"), new HttpHeader("X-A", "1")),
            "{\"a\": {\"b\": [1, 2]}}");
    private static final HttpExchange EXCHANGE = new HttpExchange(
            NOON, REQUEST, new Answer.Reply(503, "Service Unavailable", List.of(), "", Duration.ZERO, true));

    @Test
    void passes_for_what_is_there() {
        assertThat(EXCHANGE)
                .hasHeader("accept", "text/plain")
                .hasNoHeader("cookie")
                .hasQuery("q", "1")
                .hasBody("{\"a\": {\"b\": [1, 2]}}")
                .hasJsonBody("{\"a\":{\"b\":[1,2]}}")
                .hasJsonBodyContaining("{\"a\": {\"b\": [1]}}")
                .wasSentAt(NOON)
                .isAnsweredWith(503);
        assertThat(new HttpExchange(NOON, REQUEST, new Answer.Failure("ECONNRESET", "read ECONNRESET")))
                .failedWith("ECONNRESET");
        assertThat(new HttpExchange(NOON, REQUEST, new Answer.Unmatched())).isUnmatched();
    }

    @Test
    void shows_headers() {
        assertFails(() -> assertThat(EXCHANGE).hasHeader("accept", "text/html"), """
            Expecting
              POST https://a.test/in?q=1
            to have the header
              accept: text/html
            but its headers are
              Accept: text/plain
              X-A: 1\
            """);
        assertFails(() -> assertThat(EXCHANGE).hasNoHeader("x-a"), """
            Expecting
              POST https://a.test/in?q=1
            to have no header 'x-a', but its headers are
              Accept: text/plain
              X-A: 1\
            """);
    }

    @Test
    void shows_bodies() {
        assertFails(() -> assertThat(EXCHANGE).hasBody("hi"), """
            Expecting
              POST https://a.test/in?q=1
            to have the body
              hi
            but it is
              {"a": {"b": [1, 2]}}\
            """);
        assertFails(() -> assertThat(EXCHANGE).hasJsonBody("{\"a\": {\"b\": [1]}, \"c\": 1}"), """
            Expecting
              POST https://a.test/in?q=1
            to have the JSON body
              {"a": {"b": [1]}, "c": 1}
            but it differs
              $.a.b[1]
                expected  (absent)
                but was   2
              $.c
                expected  1
                but was   (absent)\
            """);
        assertFails(() -> assertThat(EXCHANGE).hasJsonBodyContaining("{\"a\": 1}"), """
            Expecting
              POST https://a.test/in?q=1
            to have in its JSON body
              {"a": 1}
            but it differs
              $.a
                expected  1
                but was   {"b":[1,2]}\
            """);
    }

    @Test
    void shows_parameters_and_fields() {
        assertFails(() -> assertThat(EXCHANGE).hasQuery("q", "2"), """
            Expecting
              POST https://a.test/in?q=1
            to have the parameter
              q=2
            but its values are
              1\
            """);
        assertFails(() -> assertThat(EXCHANGE).hasForm("f", "2"), """
            Expecting
              POST https://a.test/in?q=1
            to have the form field
              f=2
            but it is absent
            The body is
              {"a": {"b": [1, 2]}}\
            """);
    }

    @Test
    void shows_times_and_answers() {
        assertFails(() -> assertThat(EXCHANGE).wasSentAt(NOON.plusSeconds(1)), """
            Expecting
              POST https://a.test/in?q=1
            to be sent at
              2024-01-01T12:00:01Z
            but it was sent at
              2024-01-01T12:00:00Z\
            """);
        assertFails(() -> assertThat(EXCHANGE).isAnsweredWith(200), """
            Expecting
              POST https://a.test/in?q=1
            to be answered with
              200
            but what came back is
              503 Service Unavailable\
            """);
        assertFails(() -> assertThat(EXCHANGE).failedWith("ECONNRESET"), """
            Expecting
              POST https://a.test/in?q=1
            to fail with
              ECONNRESET
            but what came back is
              503 Service Unavailable\
            """);
        assertFails(() -> assertThat(EXCHANGE).isUnmatched(), """
            Expecting that no stub matches
              POST https://a.test/in?q=1
            but what came back is
              503 Service Unavailable\
            """);
    }
}
