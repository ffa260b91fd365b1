package it;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

@PluginTest
class DroppingTest {

    @Test
    void drops_events_on_request(PluginUnderTest plugin) {
        plugin.configure("keep", "no");

        assertThat(plugin.process(TestEvents.pageview())).isDropped();
    }
}
