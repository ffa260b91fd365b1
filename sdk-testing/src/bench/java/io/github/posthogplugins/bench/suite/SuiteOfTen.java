package io.github.posthogplugins.bench.suite;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

/** Ten tests; {@code src/bench/jest} has the same for Jest. The plugin is the one in the working directory. */
@PluginTest
class SuiteOfTen {

    @Test
    void greets_the_world(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).isKept().hasProperty("hello", "Hello world");
    }

    @Test
    void greets_by_name(PluginUnderTest plugin) {
        plugin.configure("name", "you");
        assertThat(plugin.process(TestEvents.pageview())).hasProperty("hello", "Hello you");
    }

    @Test
    void greets_in_custom_events(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("signed up"))).hasProperty("hello", "Hello world");
    }

    @Test
    void replaces_a_greeting(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview().withProperty("hello", "Hi")))
                .hasProperty("hello", "Hello world");
    }

    @Test
    void drops_what_is_blocked(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("blocked"))).isDropped();
    }

    @Test
    void finds_the_path(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("a").withProperty("$current_url", "https://example.com/a/b")))
                .hasProperty("path", "a/b");
    }

    @Test
    void has_no_path_without_an_address(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("a"))).doesNotHaveProperty("path");
    }

    @Test
    void keeps_events_without_properties(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("a").without("properties"))).isKept();
    }

    @Test
    void logs_page_views(PluginUnderTest plugin) {
        plugin.process(TestEvents.pageview().withProperty("$current_url", "https://example.com/docs"));
        assertThat(plugin).logged("https://example.com/docs");
    }

    @Test
    void logs_nothing_else(PluginUnderTest plugin) {
        plugin.process(TestEvents.custom("a"));
        assertThat(plugin).loggedNothing();
    }
}
