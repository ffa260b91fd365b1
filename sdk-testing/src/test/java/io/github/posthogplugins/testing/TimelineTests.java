package io.github.posthogplugins.testing;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.catchThrowable;

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
    void masks_what_is_secret_in_key_files() {
        String manifest = "{\"config\": [{\"key\": \"account\", \"type\": \"attachment\", \"secret\": true}]}";
        String source = "export const setupPlugin = ({ attachments }) =>"
                + " console.log(JSON.parse(attachments.account.contents).private_key)";
        environment
                .plugin(PluginBundle.ofSources("leaky", Map.of("plugin.json", manifest, "index.js", source)))
                .attach("account", "account.json", "{\"private_key\": \"MIIabc123\"}")
                .setUp();

        assertThat(told()).doesNotContain("MIIabc").contains("LOG (secret account)");
    }

    @Test
    void shows_a_window_of_a_long_line() {
        String padding = IntStream.range(0, 200).mapToObj(i -> "a" + i + ";").reduce("", String::concat);
        PluginUnderTest plugin = environment.plugin(
                "export function processEvent() { let " + padding.replace(';', ',') + "z; " + "z.call() }");
        plugin.process(TestEvents.custom("any"));
        String[] lines = explained(new AssertionError("on purpose")).split("\n");
        assertThat(lines[0]).startsWith("Plugin 'inline (1)' failed in processEvent at index.js:1:");
        int caret = lines[4].indexOf('^');
        assertThat(lines[3].substring(caret)).isEqualTo("z.call() }");
    }

    private String explained(Throwable failure) {
        environment.timeline().explain(failure);
        return failure.getSuppressed()[0].toString();
    }

    @Test
    void points_to_what_keeps_a_plugin_from_loading() {
        PluginUnderTest plugin =
                environment.plugin("const fine = 1\nconst url = new Url('x')\nexport function onEvent() {}");

        Throwable refused = catchThrowable(plugin::plugin);

        assertThat(explained(refused)).startsWith("""
            Plugin 'inline (1)' failed to load at index.js:2:17
              ReferenceError: Url is not defined
                  at index.js:2:17
                1 | const fine = 1
              > 2 | const url = new Url('x')
                  |                 ^
                3 | export function onEvent() {}
            What happened, in order:
            """);
    }

    @Test
    void points_to_the_failure_of_the_last_event_and_of_set_up() {
        PluginUnderTest plugin = environment.plugin("""
            export function processEvent(event) {
                if (event.event === 'bad') { throw new Error('one') }
                return event
            }""");
        plugin.process(TestEvents.custom("bad"));
        plugin.process(TestEvents.custom("good"));
        assertThat(explained(new AssertionError("the property"))).startsWith("What happened");

        plugin.process(TestEvents.custom("bad"));
        assertThat(explained(new AssertionError("the property")))
                .startsWith("Plugin 'inline (1)' failed in processEvent");

        PluginUnderTest broken = environment.plugin("export function setupPlugin() { throw new Error('no key') }");
        broken.setUp();
        broken.process(TestEvents.custom("good"));
        assertThat(explained(new AssertionError("the property")))
                .startsWith("Plugin 'inline (2)' failed in setupPlugin at index.js:1:39");
    }

    @Test
    void shows_events_that_are_hardly_any() {
        PluginUnderTest plugin = environment.plugin("export const processEvent = event => event");
        plugin.process(PluginEvent.fromJson("{\"event\": 1, \"properties\": \"none\"}"));

        assertThat(told()).contains("\nprocess\n    event: 1\n    properties: \"none\"\n  processEvent\n");
    }

    @Test
    void shows_what_was_sent_if_it_is_text() {
        PluginUnderTest plugin = environment.plugin("""
            import zlib from 'zlib'
            export async function setupPlugin() {
                await fetch('https://a.example.com/', { method: 'POST', body: '{"a":\\n1}' })
                await fetch('https://b.example.com/', { method: 'PUT', body: zlib.gzipSync('text') })
            }""");
        environment.http().post("https://a.example.com/").returns(200);
        environment.http().put("https://b.example.com/").returns(204);
        plugin.setUp();

        assertThat(told())
                .contains("POST https://a.example.com/ -> 200 OK\n        sent {\"a\": 1}\n")
                .containsPattern(
                        "PUT https://b.example.com/ -> 204 No Content\n        sent \\d+ characters that are no text");
    }

    @Test
    void hides_no_failure_behind_what_cannot_be_told() {
        environment.timeline().closingWith(() -> {
            throw new IllegalStateException("gone");
        });

        assertThat(told()).endsWith("(this can't be told: java.lang.IllegalStateException: gone)");
    }

    @Test
    void ends_with_what_others_have_to_say() {
        environment.plugin("export const processEvent = event => event").setUp();
        environment.timeline().closingWith(() -> "seed 42");
        environment.timeline().closingWith(() -> "");

        assertThat(told()).endsWith("clock at 2024-01-01T12:00:00Z\nseed 42");
    }
}
