package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.entry;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/visits")
class StateTests {

    // guide: state of several events
    @Test
    void counts_the_visits_of_a_day(PluginUnderTest plugin) {
        plugin.process(TestEvents.pageview());

        assertThat(plugin.process(TestEvents.pageview())).hasProperty("visits_today", 2);
    }
    // guide: end

    // guide: cache that expires
    @Test
    void begins_anew_after_a_day(PluginUnderTest plugin, VirtualClock clock) {
        plugin.process(TestEvents.pageview());
        clock.advance(Duration.ofDays(1));

        assertThat(plugin.process(TestEvents.pageview()))
                .hasProperty("visits_today", 1)
                .hasProperty("first_visit", "2024-01-01T11:59:58.000Z");
    }
    // guide: end

    // guide: preset state
    @Test
    void goes_on_counting(PluginUnderTest plugin) {
        plugin.cache().set("007", 5);
        plugin.storage().set("007", "2023-05-01T08:00:00Z");

        assertThat(plugin.process(TestEvents.pageview()))
                .hasProperty("visits_today", 6)
                .hasProperty("first_visit", "2023-05-01T08:00:00Z");
    }
    // guide: end

    // guide: read state
    @Test
    void remembers_the_first_visit(PluginUnderTest plugin) {
        plugin.process(TestEvents.pageview());

        assertThat(plugin.storage().asMap()).containsExactly(entry("007", "2024-01-01T11:59:58.000Z"));
        assertThat(plugin.cache().get("007")).isEqualTo(1);
    }
    // guide: end
}
