package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;
import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.TestEvents;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainResultAssertTests extends EnvironmentTestBase {

    private static final PluginEvent EVENT = TestEvents.custom("$pageview").with("properties", Map.of("count", 1));

    private ChainResult process(String body) {
        return run("export function processEvent(event) { " + body + " }");
    }

    private ChainResult run(String source) {
        return environment.plugin(source).process(EVENT);
    }

    @Test
    void passes_for_a_kept_event() {
        ChainResult result =
                process("event.properties.greeting = 'hi'; event.properties.address = {city: 'Oslo'}; return event");

        assertThat(result)
                .isKept()
                .hasNoErrors()
                .hasProperty("greeting")
                .hasProperty("greeting", "hi")
                .hasProperty("count", 1L)
                .hasProperty("address.city", "Oslo")
                .hasField("event", "$pageview")
                .doesNotHaveProperty("bye")
                .event()
                .hasName("$pageview")
                .hasDistinctId("007");
    }

    @Test
    void passes_for_a_dropped_event() {
        assertThat(process("return null")).isDropped().isDroppedBy("inline").isDroppedBy("inline (1)");
    }

    @Test
    void passes_for_a_failure() {
        assertThat(process("throw new Error('bad')"))
                .isKept()
                .hasFailed("inline")
                .hasFailed("inline (1)");
    }

    @Test
    void says_who_dropped_the_event() {
        ChainResult result = process("return null");

        assertFails(() -> assertThat(result).isKept(), """
            Expecting the event to be kept, but it was
              dropped by inline (1)\
            """);
        assertFails(() -> assertThat(result).hasProperty("greeting"), """
            Expecting the event to be kept, but it was
              dropped by inline (1)\
            """);
        assertFails(() -> assertThat(result).isDroppedBy("other"), """
            Expecting the event to be dropped by
              other
            but it was
              dropped by inline (1)\
            """);
    }

    @Test
    void says_why_an_event_was_not_dropped() {
        ChainResult result = process("throw new TypeError('bad')");

        assertFails(() -> assertThat(result).isDropped(), """
            Expecting the event to be dropped, but it was
              kept
            Plugin 'inline (1)' failed in processEvent
              TypeError: bad
                at index.js:1:45\
            """);
        assertFails(() -> assertThat(result).hasNoErrors(), """
            Expecting no errors, but got
            Plugin 'inline (1)' failed in processEvent
              TypeError: bad
                at index.js:1:45\
            """);
    }

    @Test
    void says_what_an_event_was_replaced_with() {
        ChainResult result = process("return 5");

        assertFails(() -> assertThat(result).isKept(), """
            Expecting the event to be kept, but it was
              replaced with 5 by inline (1)
            Plugin 'inline (1)' failed in processEvent
              TypeError: Cannot create property 'team_id' on number '5'\
            """);
    }

    @Test
    void says_what_the_plugins_did_instead_of_failing() {
        assertFails(() -> assertThat(process("return event")).hasFailed("other"), """
            Expecting a failure of
              other
            but the plugins did this
              inline (1): SUCCEEDED\
            """);
    }

    @Test
    void says_that_a_hook_is_missing() {
        ChainResult result = run("export function onEvent() {}");

        assertFails(() -> assertThat(result).hasProperty("count", 2), """
            Expecting the event to have the property
              count: 2
            but it has
              count: 1
            Plugin 'inline (1)' exports no processEvent\
            """);
    }

    @Test
    void names_the_line_of_the_test_first() {
        ChainResult result = process("return event");

        assertThatThrownBy(() -> assertThat(result).hasProperty("count", 2)).satisfies(this::begins_here);
        assertThatThrownBy(() -> assertThat(result).event().matchesJson("{}")).satisfies(this::begins_here);
    }

    private void begins_here(Throwable failure) {
        assertThat(failure.getStackTrace()[0].getClassName())
                .isEqualTo(getClass().getName());
    }

    @Test
    void keeps_the_description_when_it_goes_on_to_the_event() {
        assertFails(() -> assertThat(process("return event")).as("the greeting").hasProperty("count", 2), """
            [the greeting] Expecting the event to have the property
              count: 2
            but it has
              count: 1\
            """);
    }
}
