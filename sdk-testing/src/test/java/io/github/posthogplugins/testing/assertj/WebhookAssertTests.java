package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WebhookAssertTests extends EnvironmentTestBase {

    private static final String URL = "https://hooks.example.com/in";
    private static final String COMPOSES = """
        export function composeWebhook(event) {
            if (event.event === 'odd') { throw new TypeError('odd') }
            return event.event === 'quiet' ? null : {
                url: 'https://hooks.example.com/in',
                method: 'PUT',
                headers: { 'X-Key': 'k' },
                body: JSON.stringify({ name: event.event, count: 1 }),
            }
        }\
        """;

    private final PluginUnderTest plugin = environment.plugin(COMPOSES);

    WebhookAssertTests() {
        super(PluginTestEnvironment.builder()
                .withWebhookDelivery(WebhookDelivery.QUEUED)
                .build());
    }

    @Test
    void follows_a_webhook_from_the_first_attempt_to_its_delivery() {
        environment.http().put(URL).returns(503).then().returns(200);
        plugin.process(TestEvents.custom("loud"));
        assertThat(plugin).webhook().isWaiting().wasSent(1);

        environment.clock().advance(Duration.ofSeconds(1));

        assertThat(plugin)
                .webhook()
                .isDelivered()
                .wasSent(2)
                .hasUrl(URL)
                .hasMethod("PUT")
                .hasHeader("x-key", "k")
                .hasBodyJson("{\"count\": 1.0, \"name\": \"loud\"}")
                .event()
                .hasName("loud");
        assertThat(plugin).webhooks().hasSize(1);
    }

    @Test
    void sees_that_nothing_was_composed() {
        plugin.process(TestEvents.custom("quiet"));

        assertThat(plugin).composedNoWebhook();
        assertFails(() -> assertThat(plugin).webhook(), """
            Expecting plugin 'inline (1)' to have composed one webhook, but it has composed 0
              (none)\
            """);
    }

    @Test
    void shows_what_was_sent_and_what_became_of_it() {
        environment.http().put(URL).returns(400);
        plugin.process(TestEvents.custom("loud"));

        assertThat(plugin).webhook().hasFailed().error().messageContains("400");
        assertFails(() -> assertThat(plugin).webhook().hasBodyJson("{\"name\": \"quiet\"}"), """
            Expecting the webhook to have the body
              {"name":"quiet"}
            but it differs in
              name
                expected  "quiet"
                but was   "loud"
              count
                expected  (nothing)
                but was   1
              the same: 0 of 2 members\
            """);
        assertFails(() -> assertThat(plugin).webhook().hasHeader("x-kay", "k"), """
            Expecting the webhook to have the header
              x-kay
            but it has
              X-Key
              Content-Type
              User-Agent
            Did you mean
              X-Key\
            """);
        assertFails(() -> assertThat(plugin).webhook().isDelivered(), """
            Expecting the webhook to be delivered, but it is
              FAILED
            It was sent
              at 2024-01-01T12:00:00Z: 400 Bad Request:\
            """);
    }

    @Test
    void shows_why_there_is_no_request() {
        plugin.process(TestEvents.custom("odd"));

        assertThat(plugin).webhook().error().hasMessage("odd").happenedIn("composeWebhook");
        assertFails(() -> assertThat(plugin).webhook().hasUrl(URL), """
            Expecting a webhook, but composeWebhook threw
              TypeError: odd
                at index.js:2:40\
            """);
    }
}
