package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

/** Chance that is the same in every run. */
@ResourceLock(Resources.SYSTEM_PROPERTIES)
class SeedTests {

    private static final String SOURCE = """
        import { randomUUID } from 'crypto'
        export async function processEvent(event) {
            event.properties.chance = [Math.random(), randomUUID()]
            await posthog.capture('sent')
            return event
        }
        """;

    private final @Nullable String before = System.getProperty("posthog.seed");

    @AfterEach
    void restore() {
        if (before == null) {
            System.clearProperty("posthog.seed");
        } else {
            System.setProperty("posthog.seed", before);
        }
    }

    private static List<Object> chanceOf(PluginTestEnvironment.Builder builder) {
        try (PluginTestEnvironment environment = builder.build()) {
            PluginUnderTest plugin = environment.plugin(SOURCE);
            Object chance = plugin.process(TestEvents.pageview()).event().property("chance");
            return List.of(
                    String.valueOf(chance),
                    plugin.captured().get(0).event().uuid().orElseThrow());
        }
    }

    @Test
    void is_set_by_the_builder() {
        assertThat(chanceOf(PluginTestEnvironment.builder().withSeed(42)))
                .isEqualTo(chanceOf(PluginTestEnvironment.builder().withSeed(42)))
                .isNotEqualTo(chanceOf(PluginTestEnvironment.builder().withSeed(43)));
    }

    @Test
    void is_set_by_the_property_if_nobody_else_does() {
        System.setProperty("posthog.seed", "42");

        assertThat(chanceOf(PluginTestEnvironment.builder()))
                .isEqualTo(chanceOf(PluginTestEnvironment.builder().withSeed(42)));
        assertThat(chanceOf(PluginTestEnvironment.builder().withSeed(43)))
                .asString()
                .contains(String.valueOf(new Random(43).nextDouble()));
    }

    @Test
    void is_a_whole_number() {
        System.setProperty("posthog.seed", "today");

        assertThatThrownBy(PluginTestEnvironment::create)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                    The system property posthog.seed is 'today', which is no seed.
                    Set it to a whole number, as in -Dposthog.seed=42.\
                    """);
    }

    @Test
    void is_not_set_by_default() {
        System.clearProperty("posthog.seed");

        assertThat(chanceOf(PluginTestEnvironment.builder())).isNotEqualTo(chanceOf(PluginTestEnvironment.builder()));
    }
}
