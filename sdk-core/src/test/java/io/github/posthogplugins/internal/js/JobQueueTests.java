package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.plugin.Journal;
import io.github.posthogplugins.plugin.QueuedJob;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobQueueTests {

    private static final Instant NOON = Instant.parse("2024-01-01T12:00:00Z");

    private final JobQueue queue = new JobQueue();

    private static QueuedJob job(String name, int seconds) {
        return new QueuedJob(name, "null", NOON.plusSeconds(seconds));
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Optional<QueuedJob> next = queue.take(); next.isPresent(); next = queue.take()) {
            names.add(next.get().name());
        }
        return names;
    }

    @Test
    void jobs_come_by_their_time_and_else_in_the_order_in_which_they_were_queued() {
        queue.add(job("late", 9));
        queue.add(job("first", 5));
        queue.add(job("second", 5));
        queue.add(job("early", 1));

        assertThat(queue.nextDue()).hasValue(NOON.plusSeconds(1));
        assertThat(names()).containsExactly("early", "first", "second", "late");
        assertThat(queue.nextDue()).isEmpty();
    }

    @Test
    void a_listener_is_told_of_each_job() {
        List<Optional<Instant>> told = new ArrayList<>();
        queue.whenAdded(() -> told.add(queue.nextDue()));

        queue.add(job("a", 5));
        queue.add(job("b", 3));

        assertThat(told).containsExactly(Optional.of(NOON.plusSeconds(5)), Optional.of(NOON.plusSeconds(3)));
    }

    @Test
    void where_nobody_runs_them_only_so_many_are_kept() {
        for (int i = 0; i <= Journal.CAPACITY; i++) {
            queue.add(job("j", i));
        }
        assertThat(names()).hasSize(Journal.CAPACITY);

        queue.whenAdded(() -> {});
        for (int i = 0; i <= Journal.CAPACITY; i++) {
            queue.add(job("j", i));
        }
        assertThat(names()).hasSize(Journal.CAPACITY + 1);
    }
}
