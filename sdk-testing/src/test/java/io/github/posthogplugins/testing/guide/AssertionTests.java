package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertSoftly;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/typed")
class AssertionTests {

    // guide: changed only
    @Test
    void adds_the_page_and_nothing_else(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).hasOnlyChanged("properties.page");
    }
    // guide: end

    // guide: whole event
    @Test
    void leaves_this_event(PluginUnderTest plugin) {
        ChainResult result = plugin.process(TestEvents.custom("viewed").withProperty("$current_url", "https://a.io/b"));

        assertThat(result)
                .event()
                .matchesJson(
                        """
            {
                "event": "viewed",
                "distinct_id": "007",
                "properties": { "$current_url": "https://a.io/b", "page": { "path": "/b", "depth": 1 } }
            }
            """,
                        "uuid",
                        "team_id",
                        "ip",
                        "site_url",
                        "*_at",
                        "now",
                        "timestamp",
                        "properties.$lib*",
                        "properties.$plugins_*");
    }
    // guide: end

    // guide: soft
    @Test
    void says_all_that_is_wrong_at_once(PluginUnderTest plugin) {
        ChainResult result = plugin.process(TestEvents.pageview());

        assertSoftly(softly -> {
            softly.assertThat(result).isKept().hasProperty("page.path", "/pricing");
            softly.assertThat(result).event().hasName("$pageview");
            softly.assertThat(plugin).hasNoErrors().loggedNothing();
        });
    }
    // guide: end

    @Test
    void prints_what_the_guide_shows(PluginUnderTest plugin) {
        ChainResult result = plugin.process(TestEvents.pageview());

        assertThatThrownBy(() -> assertThat(result).hasOnlyChanged("properties.path"))
                .hasMessage(Printed.in("assertions.md"));
    }
}
