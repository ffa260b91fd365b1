package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.plugin.WebhookDelivery;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DeliveryTests {

    @Nested
    @PluginTest("src/test/plugins/guide/hook")
    class Webhooks {

        // guide: webhook
        @Test
        void tells_of_sign_ups(PluginUnderTest plugin, MockHttp http) {
            http.post("https://hooks.example.com/signups")
                    .withBodyJson("{\"user\": \"007\"}")
                    .returns(204);

            plugin.process(TestEvents.custom("signed up"));
            plugin.process(TestEvents.custom("signed out"));

            assertThat(plugin.webhooks()).hasSize(1);
            assertThat(plugin).webhook().isDelivered().wasSent(1);
        }
        // guide: end
    }

    // guide: webhook retried
    @Test
    void sends_a_webhook_again_as_the_cloud_does() {
        try (PluginTestEnvironment environment = PluginTestEnvironment.builder()
                .withWebhookDelivery(WebhookDelivery.QUEUED)
                .build()) {
            PluginUnderTest plugin = environment.plugin(Path.of("src/test/plugins/guide/hook"));
            environment
                    .http()
                    .post("https://hooks.example.com/signups")
                    .returns(503)
                    .then()
                    .returns(204);

            plugin.process(TestEvents.custom("signed up"));
            assertThat(plugin).webhook().isWaiting();

            environment.clock().advance(Duration.ofSeconds(1));
            assertThat(plugin).webhook().isDelivered().wasSent(2);
        }
    }
    // guide: end

    @Nested
    @PluginTest("src/test/plugins/guide/export")
    class Exports {

        private static final String WAREHOUSE = "https://warehouse.example.com/batch";

        // guide: export
        @Test
        void exports_what_came_in_ten_seconds(PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
            http.post(WAREHOUSE).withBodyJson("[\"signed up\", \"signed in\"]").returns(200);

            plugin.process(TestEvents.custom("signed up"));
            plugin.process(TestEvents.custom("signed in"));
            clock.advance(Duration.ofSeconds(10));

            assertThat(plugin).exports().delivered("signed up", "signed in");
        }
        // guide: end

        // guide: export retried
        @Test
        void tries_again_after_six_and_twelve_seconds(PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
            http.post(WAREHOUSE).returns(503).then().returns(503).then().returns(200);

            plugin.process(TestEvents.custom("signed up"));
            clock.advance(Duration.ofSeconds(10));
            assertThat(plugin).exports().askedForRetry(1);

            clock.advance(Duration.ofSeconds(6));
            assertThat(plugin).exports().askedForRetry(2);

            clock.advance(Duration.ofSeconds(12));
            assertThat(plugin).exports().delivered("signed up");
        }
        // guide: end
    }
}
