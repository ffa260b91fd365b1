package io.github.posthogplugins.testing.guide;

// guide: first test
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/typed")
class FirstTests {

    @Test
    void says_which_page_it_was(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.pageview())).isKept().hasProperty("page.path", "/pricing");
    }
}
// guide: end
