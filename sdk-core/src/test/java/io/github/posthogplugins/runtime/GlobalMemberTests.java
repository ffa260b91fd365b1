package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a host puts into `meta.global` and reads there. */
class GlobalMemberTests {

    private PluginRuntime runtime = PluginRuntime.create();

    @AfterEach
    void close() {
        runtime.close();
    }

    @Test
    void is_read_in_words_of_json() {
        Plugin plugin = Plugins.load(runtime, """
            export function processEvent(event, { global }) {
                Object.assign(global, { n: 1, half: 0.5, none: null, nested: { list: [1, 'a'] }, set: new Set(['x', 'y']),
                    map: new Map([['k', 1]]), big: 10n, pattern: /a+/g, date: new Date(0), nothing: undefined })
                return event
            }
            """);
        runtime.chain(plugin).process(Plugins.event());

        assertThat(plugin.global())
                .containsExactly(
                        entry("n", 1),
                        entry("half", 0.5),
                        entry("none", null),
                        entry("nested", Map.of("list", List.of(1, "a"))),
                        entry("set", List.of("x", "y")),
                        entry("map", Map.of("k", 1)),
                        entry("big", "10"),
                        entry("pattern", "/a+/g"),
                        entry("date", "1970-01-01T00:00:00.000Z"));
    }

    @Test
    void leaves_out_what_cannot_be_said() {
        Plugin plugin = Plugins.load(runtime, """
            export function processEvent(event, { global }) {
                global.circle = { global }
                global.sum = (a, b) => a + b
                Object.defineProperty(global, 'bad', { enumerable: true, get() { throw new Error('no') } })
                global.kept = true
                return event
            }
            """);
        runtime.chain(plugin).process(Plugins.event());

        assertThat(plugin.global()).containsExactly(entry("kept", true));
    }

    @Test
    void is_empty_at_first_and_if_the_plugin_takes_it_away() {
        Plugin plugin = Plugins.load(
                runtime, "export function processEvent(event, meta) { meta.global = undefined; return event }");

        assertThat(plugin.global()).isEmpty();
        runtime.chain(plugin).process(Plugins.event());
        assertThat(plugin.global()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void holds_what_it_was_given_before_set_up(ServerProfile profile) {
        runtime.close();
        runtime = PluginRuntime.builder().withProfile(profile).build();
        PluginSpec spec = Plugins.source("P", """
            export function setupPlugin({ global }) { global.seen = [global.limits.max, ...global.list]; global.limits.max++ }
            """)
                .withGlobal(Map.of("limits", Map.of("max", 3), "list", Arrays.asList("a", null)));

        Plugin plugin = runtime.load(spec);
        plugin.setUp();

        assertThat(plugin.global())
                .containsEntry("seen", Arrays.asList(3, "a", null))
                .containsEntry("limits", Map.of("max", 4));
    }

    @Test
    void is_gone_once_the_plugin_is_closed() {
        Plugin plugin = Plugins.load(runtime, "export const processEvent = (event) => event");
        plugin.close();

        assertThatThrownBy(plugin::global)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Plugin 'P (39)' is closed or could not be loaded.");
    }
}
