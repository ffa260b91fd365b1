package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.fuzz.EventFuzzer;
import org.junit.jupiter.api.Test;

@PluginTest("src/test/plugins/guide/plan")
class FuzzTests {

    // guide: fuzz
    @Test
    void never_drops_an_event(PluginUnderTest plugin) {
        EventFuzzer.of(plugin).check(result -> assertThat(result).isKept());
    }
    // guide: end
}
