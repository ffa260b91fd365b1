package io.github.posthogplugins.testing.fuzz;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatCode;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.catchThrowable;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.testing.PluginTestEnvironment;
import io.github.posthogplugins.testing.TestEvents;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EventFuzzerTests {

    private final PluginTestEnvironment environment = PluginTestEnvironment.create();

    @AfterEach
    void close() {
        environment.close();
    }

    private EventFuzzer fuzzer(String source) {
        return EventFuzzer.of(environment.plugin(source));
    }

    @Test
    void passes_a_plugin_that_takes_anything() {
        assertThatCode(fuzzer("export function processEvent(e) { e.properties.a = 1; return e }")::check)
                .doesNotThrowAnyException();
    }

    @Test
    void shows_the_smallest_event_with_which_the_plugin_throws() {
        EventFuzzer fuzzer = fuzzer("export function processEvent(event) {\n"
                + "  if (event.properties.plan) { event.properties.plan = event.properties.plan.toUpperCase() }\n"
                + "  return event\n}");

        assertThatThrownBy(fuzzer::check).isInstanceOf(AssertionError.class).hasMessage("""
                Plugin 'inline' failed with event 4 of 200, made with the seed 2024
                  TypeError: event.properties.plan.toUpperCase is not a function
                    at index.js:2:78
                The smallest event with which it does:
                {
                  "event": "$pageview",
                  "distinct_id": "007",
                  "team_id": 1,
                  "properties": {
                    "plan": 1
                  }
                }
                Keep the event as a fixture, or repeat all with -Dposthog.seed=2024.\
                """);
    }

    @Test
    void checks_what_the_test_asks_for() {
        EventFuzzer fuzzer = fuzzer("export function processEvent(event) {\n"
                + "  if (event.properties.email !== 'someone@example.com') { delete event.properties.email }\n"
                + "  return event\n}");

        Throwable failure = catchThrowable(
                () -> fuzzer.runs(2_000).check(result -> assertThat(result).doesNotHaveProperty("email")));

        assertThat(failure)
                .hasMessageContaining("Expecting the event not to have the property")
                .hasMessageContaining("\"properties\": {\n    \"email\": \"someone@example.com\"\n  }")
                .hasCauseInstanceOf(AssertionError.class);
    }

    @Test
    void passes_over_events_for_which_a_check_aborts() {
        fuzzer("export const processEvent = (event) => event").check(result -> Assumptions.abort("not about this"));
    }

    @Test
    void finds_what_is_no_event() {
        EventFuzzer fuzzer = fuzzer("export const processEvent = (event) => event.event === 'yes' ? true : event");

        assertThatThrownBy(() -> fuzzer.runs(5_000).check())
                .hasMessageContaining("\n  processEvent returned true, which is neither an event nor falsy\n")
                .hasMessageContaining("\"event\": \"yes\"");
    }

    @Test
    void says_if_a_failure_depends_on_the_events_before() {
        EventFuzzer fuzzer = fuzzer("let seen = 0\nexport function processEvent(event) {\n"
                + "  if (++seen === 20) { throw new RangeError('enough') }\n  return event\n}");

        assertThatThrownBy(fuzzer::check)
                .hasMessageStartingWith("Plugin 'inline' failed with event 20 of 200, made with the seed 2024\n"
                        + "  RangeError: enough\n    at index.js:3:30\n"
                        + "It does so only after the events before. This was the last one:\n{");
    }

    @Test
    void lets_errors_be_allowed() {
        String source = "export function processEvent() { throw new RangeError('always') }";

        assertThatCode(fuzzer(source).allowing("RangeError")::check).doesNotThrowAnyException();
    }

    @Test
    void takes_turns_with_the_configs_of_the_manifest() {
        PluginBundle bundle = PluginBundle.ofSources(
                "modes",
                Map.of(
                        "plugin.json",
                        "{\"config\": [{\"key\": \"mode\", \"type\": \"choice\", \"choices\": [\"a\", \"b\"],"
                                + " \"required\": true}]}",
                        "index.js",
                        "export function processEvent(event, { config }) {\n"
                                + "  if (config.mode === 'b') { event.properties.$host.trim() }\n  return event\n}"));

        assertThatThrownBy(EventFuzzer.of(bundle)::check)
                .hasMessageContaining("Its config was\n  {\"mode\":\"b\"}\n")
                .hasMessageContaining("\"properties\": {\n    \"$host\": 0\n  }");
    }

    @Test
    void passes_the_plugins_of_a_folder() {
        EventFuzzer.of(Path.of("src/test/plugins/hello-world")).check();
    }

    @Test
    void sends_the_same_events_for_a_seed() {
        assertThat(sent(7)).isEqualTo(sent(7)).isNotEqualTo(sent(8)).hasSize(50);
    }

    private List<String> sent(long seed) {
        List<String> events = new ArrayList<>();
        fuzzer("export const processEvent = (event) => event")
                .withSeed(seed)
                .runs(50)
                .check(result -> events.add(result.input().toJson()));
        return events;
    }

    @Test
    void makes_events_out_of_those_of_the_test_too() {
        List<String> names = new ArrayList<>();
        fuzzer("export const processEvent = (event) => event")
                .withEvents(TestEvents.custom("of our shop"))
                .check(result -> names.add(result.input().name()));

        assertThat(names).contains("of our shop", "$pageview");
    }

    @Test
    void refuses_to_do_nothing() {
        assertThatThrownBy(() -> fuzzer("").runs(0))
                .hasMessage("A fuzzer needs at least one run, but was asked for 0.");
    }
}
