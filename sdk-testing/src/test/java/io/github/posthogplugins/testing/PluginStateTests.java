package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.entry;

import io.github.posthogplugins.extension.CacheStore;
import io.github.posthogplugins.extension.StorageStore;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a plugin keeps, as a test fills and sees it. */
class PluginStateTests {

    private static final String COUNTING = """
        export async function setupPlugin({ global, storage }) {
            global.step = global.step ?? 1
            global.names = new Set(['a'])
            await storage.set('started', (await storage.get('started', 0)) + 1)
        }
        export async function processEvent(event, { cache, storage, global, utils }) {
            const count = (await storage.get('count', 0)) + global.step
            await storage.set('count', count)
            await cache.set('last', { event: event.event }, 60)
            await cache.incr('all')
            await cache.lpush('names', [event.event])
            await cache.set('raw', 'no JSON', 0, { jsonSerialize: false })
            await utils.cursor.increment('cursor', 10)
            return event
        }
        """;

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();
    private final PluginUnderTest plugin = environment.plugin(COUNTING);

    @AfterEach
    void close() {
        environment.close();
    }

    @Nested
    class Storage {

        @Test
        void is_filled_before_and_read_after() {
            plugin.storage().set("count", 41).setJson("other", "{\"a\": [1, null]}");

            plugin.process(TestEvents.pageview());

            assertThat(plugin.storage().get("count")).isEqualTo(42);
            assertThat(plugin.storage().asMap())
                    .containsExactly(
                            entry("count", 42),
                            entry("other", Map.of("a", Arrays.asList(1, null))),
                            entry("started", 1),
                            entry("cursor", 10));
        }

        @Test
        void changes_under_a_running_plugin() {
            plugin.process(TestEvents.pageview());
            plugin.storage().set("count", 7);
            plugin.process(TestEvents.pageview());
            assertThat(plugin.storage().get("count")).isEqualTo(8);

            plugin.storage().delete("count");
            assertThat(plugin.storage().has("count")).isFalse();
            assertThat(plugin.storage().get("count")).isNull();
        }

        @Test
        void belongs_to_one_plugin() {
            PluginUnderTest other = environment.plugin(COUNTING);
            other.storage().set("count", 100);

            environment.chain(plugin, other).process(TestEvents.pageview());

            assertThat(plugin.storage().get("count")).isEqualTo(1);
            assertThat(other.storage().get("count")).isEqualTo(101);
        }

        @Test
        void outlives_an_environment_if_it_is_given_one() {
            StorageStore store = StorageStore.inMemory();
            for (int run = 1; run <= 2; run++) {
                try (PluginTestEnvironment own =
                        PluginTestEnvironment.builder().withStorage(store).build()) {
                    PluginUnderTest restarted = own.plugin(COUNTING);
                    restarted.setUp();
                    assertThat(restarted.storage().get("started")).isEqualTo(run);
                }
            }
        }

        @Test
        void refuses_what_is_no_json() {
            assertThatThrownBy(() -> plugin.storage().set("k", new Object()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("The value of storage key 'k' has no JSON form: ")
                    .hasMessageEndingWith("\nUse strings, numbers, booleans, lists, maps and null.");
            assertThatThrownBy(() -> plugin.storage().setJson("k", "{a: 1}"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("""
                        The value of storage key 'k' is not JSON: Unexpected character ('a' (code 97)): was expecting \
                        double-quote to start field name
                          {a: 1}
                        For a plain text, use set(…).\
                        """);
        }
    }

    @Nested
    class Cache {

        @Test
        void is_read_in_words_of_json() {
            plugin.cache().set("all", 9);

            plugin.process(TestEvents.custom("one"));
            plugin.process(TestEvents.custom("two"));

            assertThat(plugin.cache().asMap())
                    .containsExactly(
                            entry("all", 11),
                            entry("last", Map.of("event", "two")),
                            entry("names", List.of("two", "one")),
                            entry("raw", "no JSON"));
        }

        @Test
        void expires_by_the_clock_of_the_test() {
            plugin.cache().set("token", "t-1", Duration.ofHours(1));
            plugin.process(TestEvents.pageview());
            assertThat(plugin.cache().has("last")).isTrue();

            environment.clock().advance(Duration.ofMinutes(2));
            assertThat(plugin.cache().has("last")).isFalse();
            assertThat(plugin.cache().get("token")).isEqualTo("t-1");

            environment.clock().advance(Duration.ofHours(1));
            assertThat(plugin.cache().get("token")).isNull();
        }

        @Test
        void holds_lists() {
            plugin.cache().setList("names", List.of("b", "a"));
            plugin.process(TestEvents.custom("c"));
            assertThat(plugin.cache().get("names")).isEqualTo(List.of("c", "b", "a"));

            assertThat(plugin.cache().setList("names", List.of()).has("names")).isFalse();
        }

        @Test
        void may_be_one_that_others_have() {
            VirtualClock clock = VirtualClock.create();
            CacheStore store = CacheStore.inMemory(clock);
            try (PluginTestEnvironment own = PluginTestEnvironment.builder()
                    .withClock(clock)
                    .withCache(store)
                    .build()) {
                own.plugin(COUNTING).process(TestEvents.pageview());
            }

            assertThat(store.get("@plugin/1/1/all")).contains("1");
        }
    }

    @Nested
    class Global {

        @Test
        void is_filled_before_and_read_after() {
            plugin.global().set("step", 5);
            assertThat(plugin.global().asMap()).isEqualTo(Map.of("step", 5));

            plugin.process(TestEvents.pageview());

            assertThat(plugin.storage().get("count")).isEqualTo(5);
            assertThat(plugin.global().asMap()).isEqualTo(Map.of("step", 5, "names", List.of("a")));
            assertThat(plugin.global().has("names")).isTrue();
            assertThat(plugin.global().get("nothing")).isNull();
        }

        @Test
        void is_the_plugins_own_once_it_is_loaded() {
            plugin.process(TestEvents.pageview());

            assertThatThrownBy(() -> plugin.global().set("step", 5))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("""
                        Plugin 'inline (1)' is loaded already, and what a running plugin keeps there is its own.
                        Move global().set("step", …) in front of the first use of the plugin in this test.\
                        """);
        }
    }

    @Nested
    class Reset {

        @Test
        void forgets_everything() {
            plugin.configure("name", "Ada").global().set("step", 5);
            plugin.process(TestEvents.pageview());
            Plugin before = plugin.plugin();

            plugin.reset();

            assertThat(before.status()).isEqualTo(Plugin.Status.CLOSED);
            assertThat(plugin.storage().asMap()).isEmpty();
            assertThat(plugin.cache().asMap()).isEmpty();
            assertThat(plugin.global().asMap()).isEmpty();
            plugin.process(TestEvents.pageview());
            assertThat(plugin.storage().asMap()).containsEntry("count", 1).containsEntry("started", 1);
            assertThat(plugin.plugin().identifier()).isEqualTo("inline (1)");
        }

        @Test
        void of_the_environment_forgets_requests_too() {
            environment.http().get("https://example.com/").returns(200);
            PluginUnderTest asking = environment.plugin(
                    "export async function processEvent(e) { await fetch('https://example.com/'); return e }");
            asking.process(TestEvents.pageview());

            environment.reset();

            assertThat(environment.http()).receivedNothing();
            assertThat(asking.process(TestEvents.pageview())).hasFailed("inline");
            assertThat(environment.findings()).hasSize(1);
        }
    }
}
