package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/typed")
class EventTests {

    // guide: own event
    @Test
    void counts_the_folders_above_a_page(PluginUnderTest plugin) {
        PluginEvent event = TestEvents.pageview().withProperty("$current_url", "https://example.com/docs/api/errors");

        assertThat(plugin.process(event)).hasProperty("page.depth", 3);
    }
    // guide: end

    // guide: json event
    @Test
    void leaves_alone_what_has_no_address(PluginUnderTest plugin) {
        PluginEvent event = PluginEvent.fromJson("{\"event\": \"signed up\", \"properties\": {\"plan\": \"free\"}}");

        assertThat(plugin.process(event)).doesNotHaveProperty("page");
    }
    // guide: end

    // guide: event file
    @Test
    void takes_an_event_of_production(PluginUnderTest plugin) {
        PluginEvent event = TestEvents.fromJson(Path.of("src/test/plugins/guide/typed/src/test/events/docs.json"));

        assertThat(plugin.process(event)).hasProperty("page.depth", 2);
    }
    // guide: end
}
