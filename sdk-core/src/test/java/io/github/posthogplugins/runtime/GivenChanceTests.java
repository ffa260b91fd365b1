package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Chance that a host gives its plugins. */
class GivenChanceTests {

    private static final String SOURCE = """
        import { randomBytes, randomInt, randomUUID } from 'crypto'
        export async function processEvent(event) {
            event.properties.chance = [Math.random(), randomBytes(4).toString('hex'), randomInt(1000000), randomUUID()]
            await posthog.capture('one')
            await posthog.capture('two')
            return event
        }
        """;

    private static List<?> chanceOf(PluginRuntime.Builder builder) {
        try (PluginRuntime runtime = builder.withClock(VirtualClock.create()).build()) {
            Plugin plugin = Plugins.load(runtime, SOURCE);
            Object seen = runtime.chain(plugin).process(Plugins.event()).event().property("chance");
            return List.of(String.valueOf(seen), uuidsOfCaptured(plugin));
        }
    }

    private static List<String> uuidsOfCaptured(Plugin plugin) {
        return plugin.captured().stream()
                .map(captured -> captured.event().uuid().orElseThrow())
                .toList();
    }

    private static PluginRuntime.Builder seeded(long seed) {
        return PluginRuntime.builder().withRandom(new Random(seed));
    }

    @Test
    void is_the_same_for_one_seed() {
        assertThat(chanceOf(seeded(42))).isEqualTo(chanceOf(seeded(42)));
    }

    @Test
    void differs_from_seed_to_seed_and_without_one() {
        assertThat(List.of(
                        chanceOf(seeded(42)),
                        chanceOf(seeded(43)),
                        chanceOf(PluginRuntime.builder()),
                        chanceOf(PluginRuntime.builder())))
                .doesNotHaveDuplicates();
    }

    @Test
    void makes_numbers_and_uuids_of_the_usual_kind() {
        try (PluginRuntime runtime = seeded(42).build()) {
            Plugin plugin = Plugins.load(runtime, SOURCE);
            List<?> seen = (List<?>)
                    runtime.chain(plugin).process(Plugins.event()).event().property("chance");

            assertThat((Double) seen.get(0)).isBetween(0.0, 1.0);
            assertThat(UUID.fromString((String) seen.get(3)))
                    .extracting(UUID::version, UUID::variant)
                    .containsExactly(4, 2);
        }
    }

    @Test
    void leaves_the_property_of_math_as_it_was() {
        String probe = "export function processEvent(e) { const d = Object.getOwnPropertyDescriptor(Math, 'random');"
                + "e.properties.random = [typeof d.value, d.writable, d.enumerable, d.configurable, d.value.name,"
                + " d.value.length]; return e }";

        assertThat(randomOf(probe, seeded(42))).isEqualTo(randomOf(probe, PluginRuntime.builder()));
    }

    private static Object randomOf(String source, PluginRuntime.Builder builder) {
        try (PluginRuntime runtime = builder.build()) {
            Plugin plugin = Plugins.load(runtime, source);
            return runtime.chain(plugin).process(Plugins.event()).event().property("random");
        }
    }
}
