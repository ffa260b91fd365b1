package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/digest")
class TimeTests {

    // guide: scheduled
    @Test
    void sends_a_digest_every_hour(PluginUnderTest plugin, VirtualClock clock) {
        plugin.process(TestEvents.pageview());

        clock.advance(Duration.ofHours(2));

        assertThat(plugin.captured())
                .extracting(captured -> captured.event().property("events"))
                .containsExactly(1, 0);
    }
    // guide: end

    // guide: scheduled now
    @Test
    void sends_a_digest_of_nothing(PluginUnderTest plugin) {
        plugin.runTask("runEveryHour");

        assertThat(plugin).captured("hourly digest").hasNoErrors();
    }
    // guide: end

    // guide: job
    @Test
    void welcomes_after_half_an_hour(PluginUnderTest plugin, MockHttp http, VirtualClock clock) {
        http.post("https://mail.example.com/welcome")
                .withBodyJson("{\"user\": \"007\"}")
                .returns(204);

        plugin.process(TestEvents.custom("signed up"));
        assertThat(plugin).job("welcome").hasPayload("{\"user\": \"007\"}").isDueIn(Duration.ofMinutes(30));
        assertThat(http).receivedNothing();

        clock.advance(Duration.ofMinutes(30));
        assertThat(http).received("POST", "https://mail.example.com/welcome");
    }
    // guide: end

    // guide: job now
    @Test
    void welcomes_whom_the_payload_names(PluginUnderTest plugin, MockHttp http) {
        http.post("https://mail.example.com/welcome")
                .withBodyJson("{\"user\": \"ada\"}")
                .returns(204);

        assertThat(plugin.runJob("welcome", "{\"user\": \"ada\"}")).isEmpty();
    }
    // guide: end
}
