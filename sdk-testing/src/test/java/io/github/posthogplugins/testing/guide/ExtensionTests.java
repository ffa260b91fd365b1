package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginTestExtension;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ExtensionTests {

    // guide: extension
    @RegisterExtension
    final PluginTestExtension visits =
            PluginTestExtension.of("src/test/plugins/guide/visits").withCache("007", 5);

    @Test
    void goes_on_counting() {
        assertThat(visits.plugin().process(TestEvents.pageview())).hasProperty("visits_today", 6);
    }
    // guide: end

    // guide: without junit
    @Test
    void needs_no_extension() {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            PluginUnderTest plugin = environment.plugin(Path.of("src/test/plugins/guide/typed"));

            assertThat(plugin.process(TestEvents.pageview())).hasProperty("page.path", "/pricing");
            environment.verify();
        }
    }
    // guide: end
}
