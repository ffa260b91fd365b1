package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.plugin.LogEntry.Level;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/limits")
class FailureTests {

    // guide: dropped
    @Test
    void drops_events_with_too_many_properties(PluginUnderTest plugin) {
        plugin.configure("max", "39");

        assertThat(plugin.process(TestEvents.pageview())).isDropped();
    }
    // guide: end

    // guide: failed
    @Test
    void keeps_what_it_cannot_count(PluginUnderTest plugin) {
        assertThat(plugin.process(TestEvents.custom("$snapshot"))).isKept().hasFailed("Limits");
        assertThat(plugin).failedWith("TypeError", "no properties to count");
    }
    // guide: end

    // guide: set-up failed
    @Test
    void is_disabled_if_the_limit_is_no_number(PluginUnderTest plugin) {
        plugin.configure("max", "many");

        assertThat(plugin.setUp()).isEqualTo(Plugin.Status.DISABLED);
        assertThat(plugin).failedWith("Error", "Not a number: many");
    }
    // guide: end

    // guide: set-up retried
    @Test
    void is_set_up_again_after_a_retry_error(PluginTestEnvironment environment, VirtualClock clock) {
        PluginUnderTest plugin = environment.plugin("""
            let attempts = 0
            export function setupPlugin() {
                attempts++
                if (attempts === 1) {
                    throw new RetryError('not yet')
                }
            }
            export const processEvent = (event) => null
            """);

        assertThat(plugin.setUp()).isEqualTo(Plugin.Status.RETRYING);
        assertThat(plugin.process(TestEvents.pageview())).isKept();

        clock.advance(Duration.ofSeconds(5));
        assertThat(plugin.process(TestEvents.pageview())).isDropped();
    }
    // guide: end

    // guide: logs
    @Test
    void warns(PluginTestEnvironment environment) {
        PluginUnderTest plugin =
                environment.plugin("export function onEvent(event) { console.warn('got', event.event) }");

        plugin.onEvent(TestEvents.pageview());

        assertThat(plugin).logged(Level.WARN, "got $pageview");
    }
    // guide: end
}
