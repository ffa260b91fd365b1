package io.github.posthogplugins.testing.guide;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

// guide: chance
@PluginTest(value = "src/test/plugins/guide/sample", seed = 42)
class ChanceTests {

    @Test
    void keeps_about_a_tenth(PluginUnderTest plugin) {
        long kept = IntStream.range(0, 100)
                .filter(i -> plugin.process(TestEvents.pageview()).isKept())
                .count();

        assertThat(kept).isEqualTo(7);
    }
}
// guide: end
