package io.github.posthogplugins.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.Plugin;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What plugins leave alone leaves as it came; what they touch leaves as {@code JSON.stringify} writes it. */
class EventSpellingTests {

    private static final String PROPERTIES =
            "\"one\": 1.0, \"huge\": 1e400, \"big\": 9007199254740993, \"exp\": 1E2, \"inner\": {\"n\": 1.0}";

    private final PluginRuntime runtime = PluginRuntime.create();

    @AfterEach
    void close() {
        runtime.close();
    }

    private String properties(String body) {
        return properties(body, PROPERTIES);
    }

    private String properties(String body, String properties) {
        Plugin plugin = Plugins.load(runtime, "export function processEvent(event) {" + body + "; return event }");
        PluginEvent event = PluginEvent.fromJson("{\"event\":\"a\",\"properties\":{" + properties + "}}");
        String json = runtime.chain(plugin).processEvent(event).event().toJson();
        assertThat(plugin.errors()).isEmpty();
        return json.substring(json.indexOf("properties") + 13, json.indexOf(",\"$plugins_succeeded\""));
    }

    @Test
    void what_is_not_touched_keeps_its_spelling() {
        assertThat(properties("event.properties.other")).isEqualTo(PROPERTIES);
        assertThat(properties("event.event = 'b'")).isEqualTo(PROPERTIES);
        assertThat(properties("event.properties.added = 1")).isEqualTo(PROPERTIES + ",\"added\":1");
    }

    @Test
    void reading_a_number_does_not_touch_it() {
        assertThat(properties("if (event.properties.big !== 9007199254740992 || event.properties.huge !== Infinity)"
                        + " { throw new Error('' + event.properties.big) }"))
                .isEqualTo(PROPERTIES);
    }

    @Test
    void what_is_written_is_spelled_by_javascript() {
        assertThat(properties("const p = event.properties; p.one = p.one; p.huge = p.huge; p.big = p.big"))
                .isEqualTo("\"one\":1,\"huge\":null,\"big\":9007199254740992,\"exp\": 1E2, \"inner\": {\"n\": 1.0}");
    }

    @Test
    void reading_an_object_touches_what_is_in_it() {
        assertThat(properties("event.properties.inner")).endsWith("\"exp\": 1E2,\"inner\":{\"n\":1}");
    }

    @Test
    void looking_at_the_whole_touches_everything() {
        String all = "\"one\":1,\"huge\":null,\"big\":9007199254740992,\"exp\":100,\"inner\":{\"n\":1}";

        assertThat(properties("Object.keys(event.properties)")).isEqualTo(all);
        assertThat(properties("event.properties = { ...event.properties }")).isEqualTo(all);
    }

    @Test
    void members_that_javascript_lists_otherwise_leave_in_its_order() {
        assertThat(properties("", "\"b\":1.0,\"10\":1,\"9\":2,\"b\":3")).isEqualTo("\"9\":2,\"10\":1,\"b\":3");
    }

    @Test
    void a_plugin_that_looks_at_everything_sees_and_leaves_the_same_as_ever() {
        Plugin plugin = Plugins.load(
                runtime,
                "let n = 0; export function processEvent(event) { event.properties.keys = Object.keys(event.properties).join();"
                        + " event.properties.n = ++n; return event }");
        PluginChain chain = runtime.chain(plugin);
        PluginEvent regular = PluginEvent.fromJson("{\"event\":\"a\",\"properties\":{\"x\":1,\"y\":{\"z\":[1.5]}}}");
        PluginEvent spelled = PluginEvent.fromJson("{\"event\":1.0,\"properties\":{\"x\":1}}");

        for (int i = 1; i <= 100; i++) {
            assertThat(chain.processEvent(regular).event().toJson())
                    .startsWith("{\"event\":\"a\",\"properties\":{\"x\":1,\"y\":{\"z\":[1.5]},\"keys\":\"x,y\",\"n\":"
                            + (2 * i - 1));
            assertThat(chain.processEvent(spelled).event().toJson())
                    .startsWith("{\"event\":1,\"properties\":{\"x\":1,\"keys\":\"x\",\"n\":" + 2 * i);
        }
    }

    @Test
    void bytes_come_out_as_they_went_in() {
        byte[] json = "{ \"event\" : \"é😀\", \"n\": 1.0 }".getBytes(StandardCharsets.UTF_8);

        assertThat(PluginEvent.fromJson(json).toJsonBytes()).isEqualTo(json);
        assertThat(PluginEvent.fromJson(new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xC3, '"', '}'})
                        .field("a"))
                .isEqualTo("\uFFFD");
    }
}
