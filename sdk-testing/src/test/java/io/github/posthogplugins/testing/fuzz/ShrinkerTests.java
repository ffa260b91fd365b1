package io.github.posthogplugins.testing.fuzz;

import static io.github.posthogplugins.testing.assertj.PluginAssertions.assertThat;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.TestEvents;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShrinkerTests {

    private static Map<String, ?> smallest(PluginEvent event, Predicate<PluginEvent> fails) {
        return new Shrinker(fails, 1_000).shrink(event).properties();
    }

    @Test
    void leaves_what_has_to_come_together() {
        assertThat(smallest(
                        TestEvents.pageview(), event -> event.hasProperty("$os") && event.hasProperty("utm_campaign")))
                .isEqualTo(Map.of("$os", "", "utm_campaign", ""));
    }

    @Test
    void cuts_texts_down_to_what_matters() {
        assertThat(smallest(
                        TestEvents.pageview().withProperty("$current_url", "https://example.com/?a=b"),
                        event -> String.valueOf(event.property("$current_url")).contains("?")))
                .isEqualTo(Map.of("$current_url", "?"));
    }

    @Test
    void reaches_into_objects_and_lists() {
        assertThat(smallest(TestEvents.autocapture(), event -> event.toJson().contains("nth_of_type")))
                .isEqualTo(Map.of("$elements", List.of(Map.of("nth_of_type", 1))));
    }

    @Test
    void keeps_what_makes_an_event() {
        PluginEvent smallest = new Shrinker(event -> true, 1_000).shrink(TestEvents.identify());

        assertThat(smallest.toJson())
                .isEqualTo("{\"event\":\"$pageview\",\"distinct_id\":\"007\",\"team_id\":1,\"properties\":{}}");
    }

    @Test
    void ends_when_the_plugin_was_tried_often_enough() {
        AtomicInteger trials = new AtomicInteger();
        PluginEvent event = TestEvents.pageview();
        Predicate<PluginEvent> passes = candidate -> trials.incrementAndGet() < 0;

        assertThat(new Shrinker(passes, 12).shrink(event)).isEqualTo(event);
        assertThat(trials).hasValue(12);
    }
}
