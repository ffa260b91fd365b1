package io.github.posthogplugins.examples.helloworld;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.PluginContractTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest
class HelloWorldTest implements PluginContractTests {

    @Nested
    class ProcessEvent {

        @Test
        void greets_the_world(PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.pageview())).isKept().hasProperty("hello", "Hello world");
        }

        @Test
        void greets_whom_the_config_names(PluginUnderTest plugin) {
            plugin.configure("name", "you");

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello you");
        }

        @ParameterizedTest
        @ValueSource(strings = {"$identify", "$autocapture", "signed up", ""})
        void greets_in_every_event(String name, PluginUnderTest plugin) {
            assertThat(plugin.process(TestEvents.custom(name))).hasProperty("hello", "Hello world");
        }

        @Test
        void replaces_a_greeting_that_is_there_already(PluginUnderTest plugin) {
            PluginEvent event = TestEvents.pageview().withProperty("hello", "Hi");

            assertThat(plugin.process(event)).hasProperty("hello", "Hello world");
        }

        @Test
        void keeps_events_without_properties(PluginUnderTest plugin) {
            PluginEvent event = TestEvents.pageview().without("properties");

            assertThat(plugin.process(event)).isKept().hasNoErrors().doesNotHaveProperty("hello");
        }

        @Test
        void changes_nothing_else(PluginUnderTest plugin) {
            PluginEvent event =
                    TestEvents.custom("upgraded").withProperty("seats", 3).with("$set", Map.of("plan", "pro"));

            PluginEvent processed = plugin.processEvent(event).event();

            assertThat(processed.properties()).containsAllEntriesOf(event.properties());
            assertThat(processed.without("properties")).isEqualTo(event.without("properties"));
        }
    }

    @Nested
    class OnEvent {

        @Test
        void logs_the_pages_that_were_viewed(PluginUnderTest plugin) {
            plugin.process(TestEvents.pageview().withProperty("$current_url", "https://example.com/docs"));

            assertThat(plugin).logged("https://example.com/docs");
        }

        @Test
        void logs_each_view(PluginUnderTest plugin) {
            List.of("/a", "/b")
                    .forEach(url -> plugin.process(TestEvents.pageview().withProperty("$current_url", url)));

            assertThat(plugin).logged("/a").logged("/b");
        }

        @Test
        void logs_no_other_events(PluginUnderTest plugin) {
            plugin.process(TestEvents.autocapture());

            assertThat(plugin).loggedNothing();
        }

        @Test
        void logs_a_view_without_address_as_undefined(PluginUnderTest plugin) {
            plugin.process(TestEvents.custom("$pageview"));

            assertThat(plugin).logged("undefined").hasNoErrors();
        }
    }
}
