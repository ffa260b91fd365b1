package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.EnvironmentTestBase.assertFails;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredValuesAssertTests {

    private static final StoredValuesAssert STORED = new StoredValuesAssert(Map.of("cursor", Map.of("page", 2)));

    @Test
    void compares_as_json() {
        STORED.contains("cursor")
                .contains("cursor", Map.of("page", 2L))
                .containsJson("cursor", "{ \"page\": 2.0 }")
                .doesNotContain("other");
        new StoredValuesAssert(Map.of()).isEmpty();
    }

    @Test
    void are_what_a_plugin_keeps() {
        try (PluginTestEnvironment environment = PluginTestEnvironment.create()) {
            PluginUnderTest plugin = environment.plugin("""
                export async function setupPlugin({ storage, cache, global }) {
                    await storage.set('cursor', { page: 2 })
                    await cache.set('seen', 1, 60)
                    global.list = [1]
                }""");
            plugin.setUp();

            assertThat(plugin).storage().containsJson("cursor", "{\"page\": 2}");
            assertThat(plugin).cache().contains("seen", 1);
            assertThat(plugin).global().contains("list", List.of(1));
            environment.clock().advance(Duration.ofMinutes(1));
            assertThat(plugin).as("after a minute").cache().isEmpty();
        }
    }

    @Test
    void shows_keys_and_values() {
        assertFails(() -> STORED.contains("curser"), """
            Expecting the key
              curser
            but there are only
              cursor
            Did you mean
              cursor\
            """);
        assertFails(() -> STORED.contains("cursor", 2), """
            Expecting
              cursor: 2
            but there is
              cursor: {"page":2}\
            """);
        assertFails(() -> STORED.doesNotContain("cursor"), """
            Expecting no key
              cursor
            but there is
              cursor: {"page":2}\
            """);
        assertFails(STORED::isEmpty, "Expecting no keys, but there are\n  cursor");
    }
}
