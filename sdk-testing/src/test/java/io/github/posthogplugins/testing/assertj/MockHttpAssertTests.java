package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MockHttpAssertTests {

    private static final String URL = "https://hooks.example.com/in";

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();
    private final MockHttp http = environment.http();

    @BeforeEach
    void send() {
        http.post(URL).returns(204);
        environment
                .plugin("export const onEvent = () => fetch('" + URL + "', {method: 'POST', body: 'hi'})")
                .process(TestEvents.pageview());
    }

    @AfterEach
    void close() {
        environment.close();
    }

    private static void assertFails(ThrowingCallable assertion, String message) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessage(message);
    }

    @Test
    void passes_for_what_was_sent() {
        assertThat(http).received("POST", URL).received(1, "POST", URL).received(0, "GET", URL);
        assertThat(http).requests().singleElement().extracting("body").isEqualTo("hi");
        assertThat(MockHttp.create()).receivedNothing();
    }

    @Test
    void shows_what_was_sent() {
        assertFails(() -> assertThat(http).received("GET", URL), """
            Expecting the request
              GET https://hooks.example.com/in
            but the requests are
              POST https://hooks.example.com/in\
            """);
        assertFails(() -> assertThat(http).received(2, "POST", URL), """
            Expecting 2 times the request
              POST https://hooks.example.com/in
            but it came 1 times, and the requests are
              POST https://hooks.example.com/in\
            """);
        assertFails(() -> assertThat(http).receivedNothing(), """
            Expecting no requests, but the requests are
              POST https://hooks.example.com/in\
            """);
    }
}
