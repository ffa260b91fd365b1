package io.github.posthogplugins.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PluginEventTests {

    @Test
    void keeps_its_text_and_unknown_fields() {
        String json = "{\"event\":\"a\",\"mine\":{\"x\":1.0},\"properties\":{\"n\":1e2}}";

        PluginEvent event = PluginEvent.fromJson(json);

        assertThat(event.toJson()).isEqualTo(json);
        assertThat(event.field("mine")).isEqualTo(Map.of("x", 1.0));
    }

    @Test
    void changes_are_copies() {
        PluginEvent event = PluginEvent.fromJson("{\"event\":\"a\",\"properties\":{\"x\":1}}");

        PluginEvent changed =
                event.withProperty("y", List.of(2)).with("ip", "1.2.3.4").withoutProperty("x");

        assertThat(changed.toJson()).isEqualTo("{\"event\":\"a\",\"properties\":{\"y\":[2]},\"ip\":\"1.2.3.4\"}");
        assertThat(event.toJson()).isEqualTo("{\"event\":\"a\",\"properties\":{\"x\":1}}");
    }

    @Test
    void can_not_be_changed_through_what_it_returns() {
        PluginEvent event = PluginEvent.fromJson("{\"properties\":{\"l\":[1]}}");

        assertThatThrownBy(() -> event.properties().put("x", 1)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> ((List<?>) event.property("l")).clear())
                .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_new_event_has_the_fields_of_the_server() {
        assertThat(PluginEvent.named("$pageview").fields())
                .containsOnlyKeys(
                        "uuid", "event", "distinct_id", "team_id", "ip", "site_url", "now", "timestamp", "properties")
                .containsEntry("event", "$pageview")
                .containsEntry("properties", Map.of());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "[1] | An event is a JSON object, but this is '[1]'. Pass an object such as {\"event\": \"$pageview\","
                        + " \"properties\": {}}.",
                "~~ | An event is a JSON object, but this is an empty text. Pass an object such as {\"event\":"
                        + " \"$pageview\", \"properties\": {}}.",
                "{\"a\" 1} | The event is not valid JSON at line 1, column 6: Unexpected character ('1' (code 49)): was"
                        + " expecting a colon to separate field name and value. Pass one JSON object.",
                "{\"a\": 1 | The event is not valid JSON at line 1, column 8: Unexpected end-of-input: expected close marker for"
                        + " Object. Pass one JSON object.",
                "{} {} | The event is not valid JSON at line 1, column 4: There is more text after the object"
                        + ". Pass one JSON object.",
            })
    void says_what_is_wrong_with_a_text_that_is_no_event(String text, String message) {
        assertThatThrownBy(() -> PluginEvent.fromJson(text))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage(message);
    }

    @Test
    void refuses_what_is_too_large_or_too_deep() {
        String large = "{\"x\":\"" + "y".repeat(10 * 1024 * 1024) + "\"}";
        String deep = "{\"x\":" + "[".repeat(1000) + "]".repeat(1000) + "}";

        assertThatThrownBy(() -> PluginEvent.fromJson(large))
                .hasMessage("The event has 10485768 characters of JSON, the limit is 8388608. Send a smaller event or"
                        + " pass larger EventLimits.");
        assertThatThrownBy(() -> PluginEvent.fromJson(deep))
                .hasMessage("The event is nested deeper than 500 levels. Flatten it or pass larger EventLimits.");
        assertThat(PluginEvent.fromJson(deep, new EventLimits(10_000, 2_000)).field("x"))
                .isNotNull();
    }

    @Test
    void refuses_values_without_a_json_form() {
        assertThatThrownBy(() -> PluginEvent.named("a").withProperty("x", new Object()))
                .isInstanceOf(InvalidEventException.class)
                .hasMessageStartingWith("A value of the event has no JSON form: ");
    }

    @Test
    void is_equal_to_an_event_with_the_same_fields() {
        assertThat(PluginEvent.fromJson("{\"a\":1,\"b\":2}"))
                .isEqualTo(PluginEvent.fromJson("{\"b\": 2, \"a\": 1}"))
                .hasSameHashCodeAs(PluginEvent.fromJson("{\"b\": 2, \"a\": 1}"))
                .isNotEqualTo(PluginEvent.fromJson("{\"a\":1}"));
    }
}
