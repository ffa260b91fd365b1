package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/typed")
class SnapshotTests {

    // guide: snapshot
    @Test
    void leaves_a_sign_up_as_it_is(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("signed up"))).matchesSnapshot();
    }
    // guide: end
}
