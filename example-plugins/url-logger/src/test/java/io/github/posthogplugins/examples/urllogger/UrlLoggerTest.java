package io.github.posthogplugins.examples.urllogger;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.InvalidConfigException;
import io.github.posthogplugins.plugin.LogEntry;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.testing.contract.PluginContractTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

@PluginTest
class UrlLoggerTest implements PluginContractTests {

    private static PluginEvent visit(String event, Object url) {
        return TestEvents.custom(event).withProperty("$current_url", url);
    }

    @Test
    void logs_the_url_of_page_views(PluginUnderTest plugin) {
        plugin.process(visit("$pageview", "https://example.com/docs?page=2"));

        assertThat(plugin).logged(LogEntry.Level.LOG, "$pageview https://example.com/docs?page=2");
    }

    @Test
    void logs_nothing_else_by_default(PluginUnderTest plugin) {
        plugin.process(visit("$pageleave", "https://example.com/docs"));

        assertThat(plugin).loggedNothing();
    }

    @ParameterizedTest
    @ValueSource(strings = {"signup,purchase", " signup , purchase ", "signup,,purchase,"})
    void logs_the_events_that_the_config_names(String events, PluginUnderTest plugin) {
        plugin.configure("events", events);

        plugin.process(visit("signup", "/signup"));
        plugin.process(visit("purchase", "/checkout"));

        assertThat(plugin).logged("signup /signup").logged("purchase /checkout");
    }

    @Test
    void does_not_log_page_views_if_the_config_names_others(PluginUnderTest plugin) {
        plugin.configure("events", "signup").process(visit("$pageview", "/"));

        assertThat(plugin).loggedNothing();
    }

    @Test
    void logs_all_events_for_a_star(PluginUnderTest plugin) {
        plugin.configure("events", "*").process(visit("whatever", "/"));

        assertThat(plugin).logged("whatever /");
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/docs?token=1, https://example.com/docs",
        "https://example.com/#access_token=1?x, https://example.com/",
        "https://example.com/docs, https://example.com/docs",
        "'shop://cart/7?voucher=1', 'shop://cart/7'",
        "?a=b, ''"
    })
    void strips_query_and_fragment_if_told_so(String url, String logged, PluginUnderTest plugin) {
        plugin.configure("query", "Strip").process(visit("$pageview", url));

        assertThat(plugin.logs()).extracting(LogEntry::message).contains(("$pageview " + logged));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = "")
    @ValueSource(ints = 7)
    void passes_over_events_without_a_url(Object url, PluginUnderTest plugin) {
        plugin.process(visit("$pageview", url));

        assertThat(plugin).loggedNothing().hasNoErrors();
    }

    @Test
    void logs_what_the_plugins_before_it_left(PluginUnderTest plugin) {
        plugin.onEvent(visit("$pageview", "/as-stored"));

        assertThat(plugin).logged("/as-stored");
    }

    @Test
    void keeps_events_as_they_are(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).isKept().hasNoErrors();
        assertThat(plugin.plugin().capabilities().methods()).doesNotContain("processEvent");
    }

    @Test
    void knows_two_ways_to_treat_the_query(PluginUnderTest plugin) {
        plugin.configure("query", "Encrypt");

        assertThatThrownBy(plugin::setUp)
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("Strip");
    }
}
