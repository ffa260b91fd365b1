package io.github.posthogplugins.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VirtualClockTests {

    private final VirtualClock clock = VirtualClock.create();
    private final List<String> ran = new ArrayList<>();

    private Runnable noting(String name) {
        return () -> ran.add(name + "@"
                + Duration.between(VirtualClock.DEFAULT_START, clock.instant()).toSeconds());
    }

    @Test
    void stands_still_until_it_is_moved() {
        assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
        clock.advance(Duration.ofSeconds(5));
        assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START.plusSeconds(5));
    }

    @Test
    void runs_what_is_due_in_the_order_of_time_then_of_scheduling() {
        clock.schedule(Duration.ofSeconds(2), noting("b"));
        clock.schedule(Duration.ofSeconds(1), noting("a"));
        clock.schedule(Duration.ofSeconds(2), noting("c"));
        clock.schedule(Duration.ofSeconds(9), noting("later"));

        clock.advance(Duration.ofSeconds(3));

        assertThat(ran).containsExactly("a@1", "b@2", "c@2");
    }

    @Test
    void runs_what_becomes_due_on_the_way() {
        clock.schedule(Duration.ofSeconds(1), () -> {
            noting("first").run();
            clock.schedule(Duration.ofSeconds(1), noting("second"));
        });

        clock.advance(Duration.ofSeconds(5));

        assertThat(ran).containsExactly("first@1", "second@2");
    }

    @Test
    void forgets_what_was_cancelled() {
        clock.schedule(Duration.ofSeconds(1), noting("never")).cancel();

        clock.advance(Duration.ofSeconds(5));

        assertThat(ran).isEmpty();
    }

    @Test
    void skips_to_the_next_action_but_not_past_the_limit() {
        clock.schedule(Duration.ofSeconds(4), noting("a"));
        Instant limit = VirtualClock.DEFAULT_START.plusSeconds(6);

        clock.skipTowards(limit);
        clock.skipTowards(limit);

        assertThat(ran).containsExactly("a@4");
        assertThat(clock.instant()).isEqualTo(limit);
    }

    @Test
    void can_not_be_moved_back() {
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1)))
                .hasMessage("A clock can't be moved back, but was asked to by PT-1S.");
    }
}
