package io.github.posthogplugins.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.extension.EventSource.Query;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventSourceTests {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private static PluginEvent at(String name, int minute, int teamId) {
        return PluginEvent.named(name).with("team_id", teamId).withTimestamp(NOON.plusSeconds(60L * minute));
    }

    private final EventSource events =
            EventSource.of(List.of(at("c", 2, 1), at("a", 0, 1), at("b", 1, 1), at("other", 0, 2), at("d", 2, 1)));

    private List<String> find(Instant from, Instant until, int offset, int limit) {
        return events.find(new Query(1, from, until, offset, limit)).stream()
                .map(PluginEvent::name)
                .toList();
    }

    @Test
    void events_come_in_the_order_of_time_and_else_as_they_were_given() {
        assertThat(find(NOON, NOON.plusSeconds(600), 0, 100)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_page_is_a_part_of_a_window_of_time() {
        assertThat(find(NOON, NOON.plusSeconds(600), 1, 2)).containsExactly("b", "c");
        assertThat(find(NOON.plusSeconds(60), NOON.plusSeconds(120), 0, 100)).containsExactly("b");
        assertThat(find(NOON, NOON.plusSeconds(600), 4, 2)).isEmpty();
    }

    @Test
    void the_first_and_the_last_are_those_of_the_team() {
        assertThat(events.firstTimestamp(1)).hasValue(NOON);
        assertThat(events.lastTimestamp(1)).hasValue(NOON.plusSeconds(120));
        assertThat(events.lastTimestamp(2)).hasValue(NOON);
        assertThat(events.lastTimestamp(3)).isEmpty();
    }

    @Test
    void a_stored_event_needs_a_timestamp() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventSource.of(List.of(PluginEvent.named("e").with("timestamp", "noon"))))
                .withMessage("The event 'e' has the timestamp noon, but a stored event needs one such as"
                        + " 2024-01-01T12:00:00.000Z.");
    }
}
