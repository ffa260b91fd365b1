package io.github.posthogplugins.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** event.md §4 and §6. */
class ProcessedEventsTests {

    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

    private static PluginEvent processed(String json) {
        return ProcessedEvents.of(PluginEvent.fromJson(json), NOW);
    }

    @Test
    void has_the_servers_fields_only() {
        assertThat(processed(
                                "{\"uuid\":\"u\",\"event\":\"e\",\"distinct_id\":5,\"team_id\":2,\"ip\":\"1.2.3.4\","
                                        + "\"site_url\":\"s\",\"now\":\"2024-01-01T00:00:00Z\",\"mine\":1,\"properties\":{\"a\":1}}")
                        .toJson())
                .isEqualTo("{\"distinct_id\":\"5\",\"ip\":\"1.2.3.4\",\"team_id\":2,\"event\":\"e\",\"properties\":"
                        + "{\"a\":1,\"$ip\":\"1.2.3.4\"},\"timestamp\":\"2024-01-01T00:00:00.000Z\",\"uuid\":\"u\","
                        + "\"elements\":[]}");
    }

    @Test
    void an_ip_of_the_properties_wins() {
        assertThat(processed("{\"ip\":\"1.2.3.4\",\"properties\":{\"$ip\":\"5.6.7.8\"}}")
                        .ip())
                .contains("5.6.7.8");
    }

    @Test
    void merges_set_and_set_once_the_top_level_winning() {
        PluginEvent event =
                processed("{\"$set\":{\"a\":1},\"$set_once\":{\"c\":3},\"properties\":{\"$set\":{\"a\":0,\"b\":2}}}");

        assertThat(event.field("$set")).isEqualTo(Map.of("a", 1, "b", 2)).isEqualTo(event.property("$set"));
        assertThat(event.field("$set_once")).isEqualTo(Map.of("c", 3));
    }

    @Test
    void names_end_after_200_characters() {
        assertThat(processed("{\"event\":\"" + "x".repeat(300) + "\"}").name()).hasSize(200);
    }

    @Test
    void elements_leave_the_properties() {
        PluginEvent event = processed("{\"properties\":{\"$elements\":[{\"tag_name\":\"a\",\"$el_text\":\"Go\","
                + "\"attr__class\":\"x y\",\"attr__href\":\"/\",\"nth_child\":1}]}}");

        assertThat(event.hasProperty("$elements")).isFalse();
        assertThat(event.field("elements"))
                .isEqualTo(List.of(Map.of(
                        "text",
                        "Go",
                        "tag_name",
                        "a",
                        "href",
                        "/",
                        "attr_class",
                        List.of("x", "y"),
                        "nth_child",
                        1,
                        "attributes",
                        Map.of("attr__class", "x y", "attr__href", "/"),
                        "order",
                        0,
                        "$el_text",
                        "Go")));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // now, sent_at, timestamp, offset, expected
                "2024-01-01T12:00:00Z, -, 2024-01-01T11:00:00Z, -, 2024-01-01T11:00:00.000Z",
                "2024-01-01T12:00:00Z, -, 2024-01-01T13:00:00+02:00, -, 2024-01-01T11:00:00.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T10:00:10Z, 2024-01-01T10:00:00Z, -, 2024-01-01T11:59:50.000Z",
                "2024-01-01T12:00:00Z, -, -, 5000, 2024-01-01T11:59:55.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T10:00:10Z, 2024-01-01T10:00:00Z, 1000, 2024-01-01T11:59:59.000Z",
                "2024-01-01T12:00:00Z, -, -, -, 2024-01-01T12:00:00.000Z",
                "2024-01-01T12:00:00Z, 2024-01-01T00:00:00Z, 2024-01-02T00:00:00Z, -, 2024-01-01T12:00:00.000Z",
                "2024-01-01T12:00:00Z, -, 2099-01-01T00:00:00Z, -, 2099-01-01T00:00:00.000Z",
                "2024-01-01T12:00:00Z, -, nonsense, -, 2030-01-01T00:00:00.000Z",
            })
    void the_timestamp_is_corrected(String now, String sentAt, String timestamp, Integer offset, String expected) {
        PluginEvent event = PluginEvent.fromJson("{}")
                .with("now", now)
                .with("sent_at", sentAt)
                .with("timestamp", timestamp)
                .with("offset", offset);

        assertThat(ProcessedEvents.of(event, NOW).field("timestamp")).isEqualTo(expected);
    }
}
