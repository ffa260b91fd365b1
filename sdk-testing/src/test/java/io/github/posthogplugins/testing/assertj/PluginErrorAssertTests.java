package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import org.junit.jupiter.api.Test;

class PluginErrorAssertTests extends EnvironmentTestBase {

    private final PluginUnderTest plugin = environment.plugin("""
        export function runEveryDay() { throw new RangeError('too late') }
        export function processEvent(event) {
            Promise.reject(new Error('nobody cares'))
            event.missing.call()
        }\
        """);

    @Test
    void goes_on_to_name_message_place_and_hook() {
        plugin.runTask("runEveryDay");

        assertThat(plugin)
                .errors()
                .only()
                .hasName("RangeError")
                .hasMessage("too late")
                .messageContains("late")
                .happenedAt("index.js:1")
                .happenedAt("index.js:1:39")
                .happenedIn("runEveryDay");
        assertThat(plugin)
                .errors()
                .hasSize(1)
                .contains("RangeError", "late")
                .all()
                .hasSize(1);
    }

    @Test
    void finds_rejections_that_nobody_handled() {
        plugin.process(TestEvents.pageview());

        assertThat(plugin).errors().first().hasMessage("nobody cares").wasNotHandled();
        assertThat(plugin)
                .errors()
                .last()
                .hasName("TypeError")
                .happenedIn("processEvent")
                .happenedAt("index.js:4:5");
    }

    @Test
    void shows_the_whole_error() {
        plugin.runTask("runEveryDay");

        assertFails(() -> assertThat(plugin).errors().only().happenedAt("index.js:2"), """
            Expecting the error to have the place
              index.js:2
            but it has
              index.js:1:39
            It is
              RangeError: too late
                at index.js:1:39\
            """);
        assertFails(() -> assertThat(plugin).errors().only().wasNotHandled(), """
            Expecting the error to have the origin
              UNHANDLED_REJECTION
            but it has
              HOOK
            It is
              RangeError: too late
                at index.js:1:39\
            """);
    }

    @Test
    void says_that_there_are_none_or_too_many() {
        assertFails(() -> assertThat(plugin).errors().first(), "Expecting an error, but there are none");
        assertFails(() -> assertThat(plugin).errors().contains("TypeError", "x"), """
            Expecting the errors to contain
              TypeError: x
            but they are
              (none)\
            """);
        plugin.runTask("runEveryDay");
        plugin.runTask("runEveryDay");

        assertFails(() -> assertThat(plugin).errors().only(), """
            Expecting 1 errors, but there are 2
              RangeError: too late
                at index.js:1:39
              RangeError: too late
                at index.js:1:39\
            """);
    }
}
