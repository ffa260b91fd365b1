package io.github.posthogplugins.internal.js;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LooksTests {

    private final CountDownLatch lock = new CountDownLatch(1);
    private final Looks<String> looks = new Looks<>(Duration.ofSeconds(1), 2);

    private final Callable<Optional<String>> stuck = () -> {
        lock.await();
        return Optional.of("late");
    };

    @AfterEach
    void unlock() {
        lock.countDown();
    }

    private Optional<String> see(String subject) {
        return looks.at(subject, () -> Optional.of("seen"));
    }

    @Test
    void tell_what_is_seen() {
        assertThat(see("a")).hasValue("seen");
        assertThat(looks.at("a", Optional::empty)).isEmpty();
        assertThat(looks.<String>at("a", () -> {
                    throw new IllegalStateException("damaged");
                }))
                .isEmpty();
    }

    @Test
    void that_never_end_stand_in_the_way_of_none_at_other_code() {
        assertThat(looks.at("a", stuck)).isEmpty();

        assertThat(see("a")).isEmpty();
        assertThat(see("b")).hasValue("seen");
    }

    @Test
    void that_never_end_may_be_so_many_and_no_more() {
        looks.at("a", stuck);
        looks.at("b", stuck);

        assertThat(see("c")).isEmpty();
    }
}
