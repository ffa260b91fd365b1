package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.config.Attachment;
import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.time.VirtualClock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of meta.md §1: what plugins can change in what the host gives them, in sloppy and in strict code. */
class MetaWriteProtectionTests {

    private static final String FALSISH = "TypeError: '%s' on proxy: trap returned falsish for property '%s'";

    private final PluginRuntime runtime =
            PluginRuntime.builder().withClock(VirtualClock.create()).build();
    private final MetaProbe probe = new MetaProbe(
            runtime,
            PluginConfig.of("a", 0, "nested", Map.of("b", 1), "list", List.of(1, 2))
                    .withAttachment("file", Attachment.ofText("s.json", "{}")));

    @AfterEach
    void close() {
        runtime.close();
    }

    @ParameterizedTest
    @CsvSource({
        "config.a = 1, set, a",
        "config.added = 1, set, added",
        "config.nested.b = 2, set, b",
        "delete config.a, deleteProperty, a",
        "config.list[0] = 9, set, 0",
        "config.list.length = 0, set, length",
        "meta.cache.set = 5, set, set",
        "cache.added = 5, set, added",
        "storage.get = 5, set, get",
        "geoip.locate = 5, set, locate",
        "jobs.any = 5, set, any",
        "utils.cursor = 5, set, cursor",
        "utils.cursor.init = 5, set, init",
        "attachments.file = 5, set, file",
        "attachments.file.file_name = 5, set, file_name",
        "delete attachments.file, deleteProperty, file",
        "delete cache.set, deleteProperty, set",
    })
    void a_write_is_ignored_in_sloppy_code_and_refused_in_strict_code(String write, String trap, String name) {
        String everything = "JSON.stringify([config, attachments, typeof cache.set, typeof storage.get,"
                + " typeof geoip.locate, typeof jobs.any, typeof utils.cursor.init])";

        assertThat(probe.text("const before = " + everything + "; " + write + "; return before === " + everything))
                .isEqualTo("true");
        assertThat(probe.text("'use strict'; " + write)).isEqualTo(FALSISH.formatted(trap, name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "'use strict'; "})
    void what_refuses_in_both_kinds_of_code(String mode) {
        assertThat(probe.text(mode + "Object.assign(config, {a: 1})")).isEqualTo(FALSISH.formatted("set", "a"));
        assertThat(probe.text(mode + "Object.defineProperty(config, 'z', {value: 1})"))
                .isEqualTo(FALSISH.formatted("defineProperty", "z"));
        assertThat(probe.text(mode + "Object.assign(cache, {set: 1})")).isEqualTo(FALSISH.formatted("set", "set"));
        assertThat(probe.text(mode + "Object.setPrototypeOf(config, null)")).startsWith("TypeError: ");
        assertThat(probe.text(mode + "Object.freeze(config)")).startsWith("TypeError: ");
        assertThat(probe.text(mode + "Object.preventExtensions(config.nested)")).startsWith("TypeError: ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "config.list.push(3); return config.list.join() | 1,2,3",
                "config.list.reverse(); return config.list.join() | 2,1",
                "config.list.splice(0, 1); return config.list.length | 1",
                "meta.config = {a: 5}; return meta.config.a | 5",
                "meta.cache = 1; return meta.cache | 1",
                "delete meta.geoip; return 'geoip' in meta | false",
                "meta.added = 1; return meta.added | 1",
                "own.added = 1; return meta.global.added | 1",
                "const copy = {...config}; copy.a = 7; return [copy.a, config.a] | [7, 0]",
                "const {set} = cache; await set('k', 1); return await cache.get('k') | 1",
            })
    void what_can_be_changed_in_both_kinds_of_code(String statements, String result) {
        assertThat(probe.text(statements)).isEqualTo(result);
        assertThat(probe.text("'use strict'; " + statements)).isEqualTo(result);
    }

    @Test
    void what_was_pushed_stays() {
        Plugin plugin = probe.load("config.list.push(3); return config.list.length");

        probe.run(plugin);

        assertThat(probe.run(plugin)).isEqualTo(4);
    }

    @Test
    void the_object_is_the_same_in_every_hook() {
        Plugin plugin = runtime.load(
                Plugins.source(
                        "P",
                        "let seen; export function setupPlugin(meta) { seen = meta; meta.extra = 1 }"
                                + "export function processEvent(e, meta) {"
                                + "e.properties.result = [meta === seen, meta.extra, meta.config === seen.config]; return e }"));

        assertThat(probe.run(plugin)).isEqualTo(List.of(true, 1, true));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "return Array.isArray(config.list) && config.list instanceof Array | true",
                "return JSON.stringify(config) | {\"a\":0,\"nested\":{\"b\":1},\"list\":[1,2]}",
                "return Object.keys(config).join() | a,nested,list",
                "return config.list.map((x) => x * 2).join() | 2,4",
                "return [...config.list].length | 2",
                "return config.nested === config.nested | true",
                "return Object.keys(own).length + typeof own | 0object",
                "return 'global' in globalThis && meta.global !== globalThis | true",
                "return attachments.file.contents.toString() | {}",
                "return Buffer.isBuffer(attachments.file.contents) | true",
                "return attachments.file.contents instanceof Buffer | true",
                "return Object.keys(attachments.file).join() | content_type,file_name,contents",
                "return typeof attachments.missing | undefined",
            })
    void reading_is_plain(String statements, String result) {
        assertThat(probe.text(statements)).isEqualTo(result);
    }

    @Test
    void a_field_of_any_name_can_hold_a_file() {
        PluginConfig odd = PluginConfig.empty().withAttachment("__proto__", Attachment.ofText("a.txt", "x"));

        assertThat(new MetaProbe(runtime, odd)
                        .text("return Object.keys(attachments).join() + String(attachments.content_type)"))
                .isEqualTo("__proto__undefined");
    }
}
