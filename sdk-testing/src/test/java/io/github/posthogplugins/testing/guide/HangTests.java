package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/stuck")
class HangTests {

    // guide: stuck
    @Test
    void keeps_the_event_after_half_a_minute(PluginUnderTest plugin) {
        plugin.allowStuckPromises();

        assertThat(plugin.process(TestEvents.pageview())).isKept().hasFailed("Stuck");
        assertThat(plugin).failedWith("TimeoutError", "waited for 30 seconds");
    }
    // guide: end

    @Test
    void prints_what_the_guide_shows() {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            environment.plugin(Path.of("src/test/plugins/guide/stuck")).process(TestEvents.pageview());

            assertThatThrownBy(environment::verify).hasMessage(Printed.in("debugging.md"));
        }
    }
}
