package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.Scaffold.createCache;
import static io.github.posthogplugins.testing.Scaffold.createEvent;
import static io.github.posthogplugins.testing.Scaffold.createIdentify;
import static io.github.posthogplugins.testing.Scaffold.createPageview;
import static io.github.posthogplugins.testing.Scaffold.getMeta;
import static io.github.posthogplugins.testing.Scaffold.resetMeta;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The seven names of the scaffold's test utilities. */
class ScaffoldTests {

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();
    private final PluginUnderTest plugin = environment.plugin(Path.of("src/test/plugins/probe"));

    @AfterEach
    void close() {
        environment.close();
    }

    @Test
    void events_have_the_fields_of_the_scaffold() {
        assertThat(createEvent().fields())
                .containsOnlyKeys("distinct_id", "ip", "site_url", "team_id", "now", "event", "sent_at", "timestamp");
        assertThat(createEvent(Map.of("event", "signed up", "properties", Map.of("plan", "free"))))
                .hasName("signed up")
                .hasProperty("plan", "free")
                .hasDistinctId("007");
        assertThat(createPageview().properties()).hasSize(21);
        assertThat(createIdentify().field("$set"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .hasSize(6);
    }

    @Test
    void events_run_through_a_plugin() {
        PluginEvent event = createPageview();

        assertThat(plugin.process(Scaffold.clone(event))).hasNoErrors().hasProperty("$browser", "Chrome");
        assertThat(Scaffold.clone(event)).isEqualTo(createPageview());
    }

    @Test
    void meta_is_what_the_plugin_sees() {
        plugin.configure("name", "Ada").attach("limits", "limits.json", "{}");
        plugin.process(createPageview());

        PluginMeta meta = getMeta(plugin);

        assertThat(meta.config()).isEqualTo(Map.of("name", "Ada"));
        assertThat(meta.attachments()).containsOnlyKeys("limits");
        assertThat(meta.storage().get("seen")).isEqualTo(1);
    }

    @Test
    void meta_is_reset_to_what_is_given() {
        plugin.configure("name", "Ada").process(createPageview());
        Map<String, @Nullable Object> cache = createCache();
        cache.put("c", 1);

        PluginMeta meta = resetMeta(
                plugin,
                Map.of(
                        "config",
                        Map.of("name", "Grace"),
                        "cache",
                        cache,
                        "storage",
                        Map.of("s", 2),
                        "global",
                        Map.of("g", 3)));

        assertThat(plugin.process(createPageview()))
                .hasProperty("name", "Grace")
                .hasProperty("cached", 1)
                .hasProperty("stored", 2)
                .hasProperty("global", 3);
        assertThat(meta.storage().asMap()).isEqualTo(Map.of("s", 2, "seen", 1));
        assertThat(resetMeta(plugin).storage().asMap()).isEmpty();
    }

    @Test
    void meta_has_other_ways_in_for_what_is_no_table() {
        assertThatThrownBy(() -> resetMeta(plugin, Map.of("geoip", Map.of("locate", "…"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("""
                    resetMeta can't set 'geoip', only 'config', 'cache', 'storage' and 'global'.
                    For attachments call plugin.attach(…), for geoip environment.withGeoIp(…).\
                    """);
    }
}
