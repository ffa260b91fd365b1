package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WaitingTests {

    private final Object wakeUp = new Object();
    private final VirtualClock clock = VirtualClock.create();
    private final EventLoop loop = new EventLoop(wakeUp, () -> {});
    private final Waiting waiting = new Waiting(wakeUp, clock, Duration.ofSeconds(5));
    private boolean answered;

    /** The moment at which it mattered: the loop has been found empty, and time is about to move to the guard's deadline. */
    private final LoopOwner answeredAtTheLastMoment = new LoopOwner() {

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
            if (loop.isUnderWay()) {
                loop.complete(() -> answered = true);
            }
            return clock.instant().plusSeconds(30).toEpochMilli();
        }

        @Override
        public void expireGuard() {}

        @Override
        public boolean hasTimers() {
            return false;
        }
    };

    @Test
    void time_does_not_pass_an_answer_that_has_just_come() {
        Instant start = clock.instant();
        loop.begin();

        assertThat(waiting.until(() -> answered, List.of(answeredAtTheLastMoment)))
                .isTrue();
        assertThat(clock.instant()).isEqualTo(start);
    }
}
