package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.ConfigValue;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.Recorded;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.http.MockHttp;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@PluginTest(value = "src/test/plugins/guide/city", config = @ConfigValue(key = "key", value = "secret"))
class HttpTests {

    private static final String CITY = "https://api.example.com/v1/city?ip=12.87.118.0";

    // guide: http stub
    @Test
    void adds_the_city(PluginUnderTest plugin, MockHttp http) {
        http.get("https://api.example.com/v1/city?ip=12.87.118.0").returnsJson("{\"city\": \"Cleveland\"}");

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
    }
    // guide: end

    // guide: http request
    @Test
    void sends_the_key(PluginUnderTest plugin, MockHttp http) {
        http.get(CITY).withHeader("authorization", "Bearer secret").returnsJson("{\"city\": \"Cleveland\"}");

        plugin.process(TestEvents.pageview());

        assertThat(http).received(1, "GET", CITY);
    }
    // guide: end

    // guide: http sequence
    @Test
    void recovers_when_the_service_does(PluginUnderTest plugin, MockHttp http) {
        http.get(CITY).returns(429).then().returnsJson("{\"city\": \"Cleveland\"}");

        assertThat(plugin.process(TestEvents.pageview())).doesNotHaveProperty("city");
        assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
        assertThat(plugin).logged("too many requests");
    }
    // guide: end

    // guide: http fault
    @Test
    void keeps_the_event_when_the_service_is_down(PluginUnderTest plugin, MockHttp http) {
        http.get(CITY).fails();

        assertThat(plugin.process(TestEvents.pageview())).isKept().hasFailed("City");
        assertThat(plugin).failedWith("FetchError", "socket hang up");
    }
    // guide: end

    // guide: http delay
    @Test
    void waits_for_a_slow_service(PluginUnderTest plugin, MockHttp http) {
        http.get(CITY).after(Duration.ofSeconds(20)).returnsJson("{\"city\": \"Cleveland\"}");

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
    }
    // guide: end

    // guide: http api of posthog
    @Test
    void asks_posthog_itself(PluginTestEnvironment environment, MockHttp http) {
        http.get("https://app.posthog.com/api/users?token=phc_test").returnsJson("{\"count\": 3}");
        PluginUnderTest plugin = environment.plugin("""
            export async function processEvent(event) {
                const response = await posthog.api.get('/api/users')
                event.properties.users = (await response.json()).count
                return event
            }
            """);

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("users", 3);
    }
    // guide: end

    // guide: http any
    @Test
    void asks_for_the_address_of_the_event(PluginUnderTest plugin, MockHttp http) {
        http.get("https://api.example.com/v1/city?ip={address}").returnsJson("{\"city\": \"Oslo\"}");

        plugin.process(TestEvents.pageview().withIp("1.2.3.4"));

        assertThat(http.requests())
                .extracting(RecordedRequest::url)
                .containsExactly("https://api.example.com/v1/city?ip=1.2.3.4");
    }
    // guide: end

    // guide: http replay
    @Test
    @Recorded
    void adds_the_city_that_the_service_named(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
    }
    // guide: end
}
