package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WaitingTests {

    private static final Duration GUARD = Duration.ofMillis(50);

    private final Object wakeUp = new Object();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = new EventLoop(wakeUp, () -> {});
    private final Waiting waiting = new Waiting(wakeUp, clock, Duration.ofSeconds(5));
    private final Waiting impatient = new Waiting(wakeUp, clock, GUARD);
    private boolean answered;

    /** A plugin whose hook awaits something, for so long at most. */
    private class Awaiting implements LoopOwner {

        private @Nullable Instant deadline;
        boolean expired;

        @Override
        public EventLoop loop() {
            return loop;
        }

        @Override
        public void run(Runnable task) {
            task.run();
        }

        @Override
        public double armGuards() {
            deadline = deadline == null ? clock.instant().plus(GUARD) : deadline;
            return deadline.toEpochMilli();
        }

        @Override
        public void expireGuard() {
            if (deadline != null && !clock.instant().isBefore(deadline)) {
                expired = true;
                deadline = null;
            }
        }

        @Override
        public boolean hasTimers() {
            return false;
        }
    }

    @Test
    void time_does_not_pass_an_answer_that_has_just_come() {
        Instant start = clock.instant();
        Consumer<Runnable> end = loop.begin();
        // The moment at which it mattered: the loop has been found empty, and time is about to move to the deadline.
        LoopOwner answeredAtTheLastMoment = new Awaiting() {
            @Override
            public double armGuards() {
                if (loop.isUnderWay()) {
                    end.accept(() -> answered = true);
                }
                return super.armGuards();
            }
        };

        assertThat(waiting.until(() -> answered, List.of(answeredAtTheLastMoment)))
                .isTrue();
        assertThat(clock.instant()).isEqualTo(start);
    }

    @Test
    void what_was_begun_is_under_way_or_ready_at_any_moment_until_it_runs() {
        for (int i = 0; i < 300; i++) {
            Consumer<Runnable> end = loop.begin();
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> end.accept(() -> {}));
            boolean wasLost = false;
            while (!loop.isReady()) {
                wasLost |= !loop.isUnderWay() && !loop.isReady();
                Thread.yield();
            }
            assertThat(wasLost).as("answer " + i + " was out of sight").isFalse();
            assertThat(loop.next()).isNotNull();
            answer.join();
        }
    }

    private void again(AtomicInteger rounds) {
        rounds.incrementAndGet();
        loop.post(() -> again(rounds));
    }

    @Test
    void a_hook_that_never_pauses_is_ended_by_its_guard_though_time_stands_still() {
        AtomicInteger rounds = new AtomicInteger();
        Awaiting hook = new Awaiting();
        again(rounds);

        assertThat(impatient.until(() -> hook.expired, List.of(hook))).isTrue();
        assertThat(rounds).hasValueGreaterThan(1_000);
        assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START.plus(GUARD));
    }

    @Test
    void one_that_nothing_ends_is_given_up() {
        again(new AtomicInteger());

        assertThat(impatient.until(() -> false, List.of(new Awaiting()))).isFalse();
    }

    @Test
    void what_never_comes_to_rest_moves_no_time_in_the_background() {
        again(new AtomicInteger());

        assertThat(impatient.untilQuiet(new Awaiting())).isFalse();
        assertThat(clock.instant()).isEqualTo(VirtualClock.DEFAULT_START);
    }

    @Test
    void what_was_dropped_is_not_heard_any_more() {
        Consumer<Runnable> end = loop.begin();
        loop.post(() -> {});

        loop.drop();
        end.accept(() -> {});

        assertThat(loop.isReady()).isFalse();
        assertThat(loop.isUnderWay()).isFalse();
    }
}
