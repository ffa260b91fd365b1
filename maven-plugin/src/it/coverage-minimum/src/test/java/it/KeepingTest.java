package it;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

@PluginTest
class KeepingTest {

    @Test
    void keeps_events_by_default(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).isKept();
    }
}
