package io.github.posthogplugins.testing.assertj;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.bundle.PluginBundle;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.testing.PluginUnderTest;
import io.github.posthogplugins.testing.TestEvents;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChainStepAssertTests extends EnvironmentTestBase {

    private final PluginUnderTest geoip =
            plugin("geoip", "event.properties.city = 'Oslo'; delete event.properties.$lib");
    private final PluginUnderTest broken = plugin("broken", "throw new TypeError('no')");
    private final PluginUnderTest filter = plugin("filter", "return event.event === 'bad' ? null : event");

    private PluginUnderTest plugin(String name, String body) {
        return environment.plugin(PluginBundle.ofSources(
                name, Map.of("index.js", "export function processEvent(event) { " + body + "; return event }")));
    }

    private ChainResult process(String event) {
        return environment.chain(geoip, broken, filter).process(TestEvents.custom(event));
    }

    @Test
    void sees_the_event_between_two_plugins() {
        ChainResult result = process("good");

        assertThat(result)
                .step("geoip")
                .isKept()
                .hasOnlyChanged("properties.city", "properties.$lib")
                .hasProperty("city", "Oslo")
                .doesNotHaveProperty("$lib");
        assertThat(result).step("broken").hasFailed().isUnchanged().error().hasName("TypeError");
        assertThat(result).step("filter (3)").isKept().isUnchanged().event().hasName("good");
        assertThat(result)
                .markers()
                .hasSucceeded("geoip", "filter (3)")
                .hasFailed("broken")
                .hasDeferred();
        assertThat(result).errors().only().happenedIn("processEvent");
    }

    @Test
    void sees_who_dropped_and_who_was_passed_over() {
        PluginUnderTest listener = environment.plugin("export function onEvent() {}");
        ChainResult result = environment.chain(listener, filter).process(TestEvents.custom("bad"));

        assertThat(result).step("inline").isPassedOver();
        assertThat(result).step("filter").isDropped();
    }

    @Test
    void shows_what_the_step_did_instead() {
        ChainResult result = process("bad");

        assertFails(() -> assertThat(result).step("filter").isKept(), """
            Expecting plugin 'filter (3)' to have kept the event, but the step is
              DROPPED\
            """);
        assertFails(() -> assertThat(result).step("broken").isDropped(), """
            Expecting plugin 'broken (2)' to have dropped the event, but the step is
              FAILED
              TypeError: no
                at index.js:1:45\
            """);
        assertFails(() -> assertThat(result).step("filter").event(), """
            Expecting plugin 'filter (3)' to have left an event, but the step is
              DROPPED\
            """);
    }

    @Test
    void shows_what_a_step_changed() {
        ChainResult result = process("good");

        assertFails(() -> assertThat(result).step("geoip").isUnchanged(), """
            Expecting the event after plugin 'geoip (1)' to be unchanged, but it is changed in
              properties.$lib
                was     "posthog-node"
                became  (nothing)
              properties.city
                was     (nothing)
                became  "Oslo"
              the same: 9 of 10 members, 1 of 3 in properties\
            """);
        assertFails(() -> assertThat(result).step("geoip").hasOnlyChanged("properties.city"), """
            Expecting the event after plugin 'geoip (1)' to be changed only in
              properties.city
            but it is changed in
              properties.$lib
                was     "posthog-node"
                became  (nothing)
              the same: 9 of 10 members, 1 of 2 in properties
              ignored: properties.city\
            """);
        assertFails(() -> assertThat(result).step("filter").hasOnlyChanged("properties.city"), """
            Expecting the event after plugin 'filter (3)' to be changed in
              properties.city
            but it is the same there\
            """);
    }

    @Test
    void says_which_plugin_was_meant() {
        ChainResult result = process("bad");

        assertFails(() -> assertThat(result).step("geopi"), """
            Expecting a step of plugin
              geopi
            but the plugins did this
              geoip (1): SUCCEEDED
              broken (2): FAILED with TypeError: no
              filter (3): DROPPED
            Did you mean
              geoip\
            """);
        assertFails(() -> assertThat(result).isDroppedBy("fliter"), """
            Expecting the event to be dropped by
              fliter
            but it was
              dropped by filter (3)
            Plugin 'broken (2)' failed in processEvent
              TypeError: no
                at index.js:1:45
            Did you mean
              filter\
            """);
    }

    @Test
    void shows_the_markers() {
        assertFails(() -> assertThat(process("good")).markers().hasSucceeded("geoip", "broken"), """
            Expecting $plugins_succeeded to be
              geoip
              broken
            but it is
              geoip (1)
              filter (3)\
            """);
    }

    @Test
    void keeps_the_description_at_every_turn() {
        ChainResult result = process("good");

        assertFails(
                () -> assertThat(result)
                        .as("order %s", 7)
                        .step("broken")
                        .error()
                        .hasName("RangeError"),
                """
            [order 7] Expecting the error to have the name
              RangeError
            but it has
              TypeError
            It is
              TypeError: no
                at index.js:1:45\
            """);
    }

    @Test
    void finds_events_that_broke_the_chain() {
        ChainResult kept = process("good");
        ChainResult broken = environment
                .plugin("export function processEvent() { throw null }")
                .process(TestEvents.custom("any"));

        assertThat(broken).isRejected().errors().only().hasName("TypeError");
        assertFails(() -> assertThat(kept).isRejected(), """
            Expecting the event to be rejected, but it was
              kept
            Plugin 'broken (2)' failed in processEvent
              TypeError: no
                at index.js:1:45\
            """);
    }
}
