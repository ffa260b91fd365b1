package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.EnvironmentTestBase.assertFails;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatJson;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginTest;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.http.MockHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PluginTest
class JsonAssertTests {

    private static final PluginEvent EVENT =
            PluginEvent.fromJson("{\"event\": \"sold\", \"properties\": {\"price\": 9.0, \"$time\": 1}}");

    private static ChainResult process(PluginTestEnvironment environment, String body) {
        return environment
                .plugin("export function processEvent(event) { " + body + " }")
                .process(EVENT);
    }

    @Test
    void compares_events_with_json_and_files(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("a.json"), "{\"properties\": {\"price\": 9, \"$time\": 2}, \"event\": \"sold\"}");

        assertThat(EVENT).matchesJson("{\"properties\": {\"price\": 9, \"$time\": 1}, \"event\": \"sold\"}");
        assertThat(EVENT).matchesJson(file, "properties.$time");
        assertThat(EVENT).isEqualTo(EVENT.withProperty("price", 9));
    }

    @Test
    void shows_in_what_events_differ() {
        PluginEvent other = EVENT.withProperty("price", 10).withProperty("$time", 3);

        assertFails(() -> assertThat(EVENT).as("the sale").isEqualTo(other), """
            [the sale] The event is not as expected
              properties.price
                expected  10
                but was   9
              properties.$time
                expected  3
                but was   1
              the same: 1 of 2 members, 0 of 2 in properties\
            """);
        assertFails(() -> assertThat(EVENT).matchesJson(other.toJson(), "properties.$time"), """
            The event is not as expected
              properties.price
                expected  10
                but was   9
              the same: 1 of 2 members, 0 of 1 in properties
              ignored: properties.$time\
            """);
    }

    @Test
    void looks_for_what_an_event_contains() {
        assertThat(EVENT)
                .json()
                .containsJson("{\"properties\": {\"price\": 9}}")
                .contains(Map.of("event", "sold"));
        assertThat(EVENT)
                .json()
                .ignoring("properties.price")
                .containsJson("{\"properties\": {\"price\": 1, \"$time\": 1}}");
        assertFails(() -> assertThat(EVENT).json().containsJson("{\"properties\": {\"price\": 8, \"vat\": 2}}"), """
            The event does not contain what is expected
              properties.price
                expected  8
                but was   9
              properties.vat
                expected  2
                but was   (nothing)
              the same: 0 of 1 members, 0 of 2 in properties\
            """);
    }

    @Test
    void names_the_file_that_says_otherwise(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("a.json"), "{\"event\": \"sold\", \"properties\": {}}");

        assertThatThrownBy(() -> assertThat(EVENT).matchesJson(file, "properties.$time"))
                .hasMessageStartingWith(
                        "The event is not what " + file.toString().replace('\\', '/') + " says\n")
                .hasMessageContaining("properties.price");
    }

    @Test
    void tells_what_changed_on_the_way(PluginTestEnvironment environment) {
        ChainResult changed =
                process(environment, "event.properties.price = 10; event.properties.vat = 2; return event");

        assertThat(changed).hasOnlyChanged("properties.price", "properties.v*").hasOnlyChanged("properties");
        assertThat(process(environment, "return event")).isUnchanged();
        assertFails(() -> assertThat(changed).hasOnlyChanged("properties.price"), """
            Expecting the event to be changed only in
              properties.price
            but it is changed in
              properties.vat
                was     (nothing)
                became  2
              the same: 1 of 2 members, 1 of 2 in properties
              ignored: properties.price\
            """);
        assertFails(() -> assertThat(changed).hasOnlyChanged("properties", "distinct_id"), """
            Expecting the event to be changed in
              distinct_id
            but it is the same there\
            """);
        assertFails(() -> assertThat(changed).isUnchanged(), """
            Expecting the event to be unchanged, but it is changed in
              properties.price
                was     9
                became  10
              properties.vat
                was     (nothing)
                became  2
              the same: 1 of 2 members, 1 of 3 in properties\
            """);
    }

    @Test
    void shows_results_as_json(PluginTestEnvironment environment) {
        assertThat(process(environment, "return event")).json().isEqualTo(EVENT);
        assertThat(process(environment, "return event").event()).isEqualTo(EVENT);
        assertThat(process(environment, "return null")).json().isEqualTo(null);
        assertThat(process(environment, "return 7")).json().isEqualToJson("{\"returned\": 7}");
        assertThat(process(environment, "throw new TypeError('no')"))
                .json()
                .isEqualToJson("{\"error\": \"TypeError: no\"}");
        assertThat(process(environment, "event.event = 'x'; throw new TypeError('no')"))
                .json()
                .ignoring("event.properties")
                .isEqualToJson("{\"error\": \"TypeError: no\", \"event\": {\"event\": \"x\", \"properties\": 0}}");
    }

    @Test
    void shows_what_plugins_leave_behind(PluginTestEnvironment environment, MockHttp http) {
        http.post("https://hooks.example.com/").returns(200);
        PluginUnderTest plugin = environment.plugin("""
            export const jobs = { sync: () => {} }
            export async function onEvent(event, { jobs }) {
                console.warn('late')
                await jobs.sync({ page: 1 }).runIn(5, 'minutes')
                posthog.capture('seen', { n: 1 })
            }
            export const composeWebhook = () => ({ url: 'https://hooks.example.com/', body: JSON.stringify({ n: 1 }) })
            """);
        plugin.process(EVENT);
        environment.clock().advance(Duration.ofSeconds(1));

        assertThat(plugin)
                .json()
                .ignoring("captured[*].*", "webhooks[*].headers")
                .isEqualToJson("""
            {"logs": ["WARN late"], "captured": [{}],
             "jobs": [{"name": "sync", "payload": {"page": 1}, "runAt": "2024-01-01T12:05:00Z"}],
             "webhooks": [{"method": "POST", "url": "https://hooks.example.com/", "body": {"n": 1}, "outcome": "DELIVERED"}]}
            """);
        assertThat(http).json().ignoring("[*].headers").isEqualToJson("""
            [{"method": "POST", "url": "https://hooks.example.com/", "body": {"n": 1}}]""");
    }

    @Test
    void takes_anything_that_json_can_express() {
        assertThatJson(List.of(EVENT, Map.of("a", 1)))
                .ignoring("[0].properties")
                .isEqualToJson("""
            [{"event": "sold"}, {"a": 1.0}]""");
        assertFails(() -> assertThatJson("a").isEqualTo("b"), """
            The value is not as expected
              (the whole)
                expected  "b"
                but was   "a"\
            """);
        assertThatThrownBy(() -> assertThatJson(1).ignoring("a..b")).hasMessageStartingWith("'a..b' is no path");
    }
}
