package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.event.PluginEvent;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimelineTests {

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();

    @AfterEach
    void close() {
        environment.close();
    }

    private String told() {
        return environment.timeline().text();
    }

    private PluginUnderTest plugin(String name, String source) {
        return environment.plugin(PluginBundle.ofSources(name, Map.of("index.js", source)));
    }

    @Test
    void is_empty_at_first() {
        assertThat(told()).isEmpty();
        assertThat(environment.timeline().lastInput()).isEmpty();
    }

    @Test
    void shows_what_each_step_of_a_chain_changed() {
        PluginUnderTest first = plugin(
                "first",
                "export function processEvent(e) { e.properties.a = 1; e.event = 'b'; delete e.properties.$lib; return e }");
        PluginUnderTest second = plugin("second", "export function processEvent(e) { e.properties.a++; return null }");
        PluginEvent event = PluginEvent.fromJson("{\"event\": \"a\", \"properties\": {\"$lib\": \"web\"}}");

        environment.timeline().process("process", event, () -> environment
                .chain(first, second)
                .process(event));

        assertThat(told()).endsWith("""
            -> dropped by second (2)
                   first (1) succeeded
                     event
                       was     "a"
                       became  "b"
                     properties.$lib
                       was     "web"
                       became  (nothing)
                     properties.a
                       was     (nothing)
                       became  1
                     the same: 0 of 2 members, 0 of 2 in properties
                   second (2) dropped
            clock at 2024-01-01T12:00:00Z\
            """);
        assertThat(told()).contains("\n  [first (1)] processEvent\n", "\n  [second (2)] processEvent\n");
    }

    @Test
    void cuts_what_is_long_and_says_so() {
        PluginUnderTest plugin = environment.plugin("""
            export function processEvent(event) {
                for (let i = 0; i < 300; i++) { console.log('line ' + i) }
                return event
            }""");
        PluginEvent event = TestEvents.custom("long").withProperty("text", "x".repeat(300));
        for (int i = 0; i < 30; i++) {
            event = event.withProperty("p" + i, i);
        }

        plugin.process(event);

        assertThat(told())
                .contains("33 properties", "x… (302 characters)", "and p17, p18", "LOG line 96", "… 104 more …")
                .contains("LOG line 299")
                .doesNotContain("LOG line 150");
        assertThat(told().lines()).hasSizeLessThan(260);
    }

    @Test
    void masks_secrets_wherever_they_turn_up() {
        String manifest = "{\"config\": [{\"key\": \"token\", \"type\": \"string\", \"secret\": true}]}";
        String source = "export function processEvent(event, { config }) {"
                + "event.properties.token = config.token; throw new Error('bad ' + config.token) }";
        PluginUnderTest plugin = environment
                .plugin(PluginBundle.ofSources("leaky", Map.of("plugin.json", manifest, "index.js", source)))
                .configure("token", "t0p-\"secret\"");

        plugin.process(TestEvents.custom("any")
                .withProperty("own", "t0p-\"secret\"")
                .withProperty("cut", "x".repeat(192) + "t0p-\"secret\""));

        assertThat(told()).doesNotContain("t0p-").contains("Error: bad (secret token)");
        assertThat(environment.timeline().lastInput()).get().asString().contains("(secret token)");
    }

    @Test
    void shows_a_window_of_a_long_line() {
        String padding = IntStream.range(0, 200).mapToObj(i -> "a" + i + ";").reduce("", String::concat);
        PluginUnderTest plugin = environment.plugin(
                "export function processEvent() { let " + padding.replace(';', ',') + "z; " + "z.call() }");
        plugin.process(TestEvents.custom("any"));
        Throwable failure = new AssertionError("on purpose");

        environment.timeline().explain(failure);

        String[] lines = failure.getSuppressed()[0].toString().split("\n");
        assertThat(lines[0]).startsWith("Plugin 'inline (1)' failed in processEvent at index.js:1:");
        int caret = lines[4].indexOf('^');
        assertThat(lines[3].substring(caret)).isEqualTo("z.call() }");
    }

    @Test
    void ends_with_what_others_have_to_say() {
        environment.plugin("export const processEvent = event => event").setUp();
        environment.timeline().closingWith(() -> "seed 42");
        environment.timeline().closingWith(() -> "");

        assertThat(told()).endsWith("clock at 2024-01-01T12:00:00Z\nseed 42");
    }
}
