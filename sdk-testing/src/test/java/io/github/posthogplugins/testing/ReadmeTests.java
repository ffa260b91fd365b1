package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.http.MockHttp;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The tests that the README shows. */
@PluginTest("src/test/plugins/hello-world")
class ReadmeTests {

    @Test
    void greets_by_name(PluginUnderTest plugin) {
        plugin.configure("name", "you");

        assertThat(plugin.process(TestEvents.pageview())).isKept().hasProperty("hello", "Hello you");
        assertThat(plugin).logged("https://example.com/pricing");
    }

    @Test
    void greets_the_world_by_default(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello world");
    }

    @Nested
    @PluginTest("src/test/plugins/city")
    class City {

        @Test
        void asks_the_city_service(PluginUnderTest plugin, MockHttp http) {
            http.get("https://api.example.com/v1/city?ip=12.87.118.0").returnsJson("{\"city\": \"Cleveland\"}");

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("city", "Cleveland");
            assertThat(http).received("GET", "https://api.example.com/v1/city?ip=12.87.118.0");
        }
    }
}
