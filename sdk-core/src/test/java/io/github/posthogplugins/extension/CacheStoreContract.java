package io.github.posthogplugins.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.time.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis' rules, which every cache keeps. */
abstract class CacheStoreContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final VirtualClock clock = VirtualClock.create();
    private CacheStore cache;

    abstract CacheStore create(VirtualClock clock);

    @BeforeEach
    void createCache() {
        cache = create(clock);
    }

    private static void assertRefused(Runnable command, String message) {
        assertThatThrownBy(command::run).isInstanceOfSatisfying(ExtensionException.class, refusal -> {
            assertThat(refusal.errorName()).isEqualTo("ReplyError");
            assertThat(refusal).hasMessage(message);
        });
    }

    private static void assertWrongType(Runnable command) {
        assertRefused(command, "WRONGTYPE Operation against a key holding the wrong kind of value");
    }

    @Nested
    class Texts {

        @ParameterizedTest
        @ValueSource(
                strings = {"", "text", "{\"a\":1}", "ä€😀", "line\nbreak", "nul\0inside", "'; DROP TABLE cache; --"})
        void come_back_as_they_are(String text) {
            cache.set("k", text, null);

            assertThat(cache.get("k")).hasValue(text);
        }

        @Test
        void are_missing_until_they_are_set() {
            assertThat(cache.get("k")).isEmpty();
        }

        @Test
        void replace_texts_and_lists() {
            cache.pushFirst("k", List.of("old"));
            cache.set("k", "1", null);
            cache.set("k", "2", null);

            assertThat(cache.get("k")).hasValue("2");
        }

        @Test
        void that_have_replaced_a_list_leave_none_of_it() {
            cache.pushFirst("k", List.of("old"));
            cache.set("k", "1", MINUTE);
            clock.advance(MINUTE);

            assertThat(cache.pushFirst("k", List.of("new"))).isEqualTo(1);
        }

        @Test
        void are_no_lists() {
            cache.set("k", "1", null);

            assertWrongType(() -> cache.pushFirst("k", List.of("a")));
            assertWrongType(() -> cache.range("k", 0, -1));
            assertWrongType(() -> cache.length("k"));
            assertWrongType(() -> cache.popFirst("k", 1));
            assertWrongType(() -> cache.remove("k", 0, "a"));
        }
    }

    @Nested
    class TimesToLive {

        @Test
        void end_on_the_clock() {
            cache.set("k", "1", MINUTE);

            clock.advance(MINUTE.minusMillis(1));
            assertThat(cache.get("k")).hasValue("1");
            clock.advance(Duration.ofMillis(1));
            assertThat(cache.get("k")).isEmpty();
        }

        @Test
        void are_forgotten_by_a_set_without_one() {
            cache.set("k", "1", MINUTE);
            cache.set("k", "2", null);
            clock.advance(MINUTE);

            assertThat(cache.get("k")).hasValue("2");
        }

        @Test
        void are_kept_by_an_increment() {
            cache.set("k", "1", MINUTE);
            cache.increment("k");
            clock.advance(MINUTE);

            assertThat(cache.increment("k")).isEqualTo(1);
        }

        @Test
        void can_be_given_to_a_key_that_exists() {
            cache.set("k", "1", null);

            assertThat(cache.expire("k", MINUTE)).isTrue();
            assertThat(cache.expire("missing", MINUTE)).isFalse();
            clock.advance(MINUTE);
            assertThat(cache.expire("k", MINUTE)).isFalse();
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -1})
        void that_are_over_remove_the_key(long seconds) {
            cache.set("k", "1", null);

            assertThat(cache.expire("k", Duration.ofSeconds(seconds))).isTrue();
            assertThat(cache.get("k")).isEmpty();
        }

        @Test
        void end_lists_too() {
            cache.pushFirst("k", List.of("a", "b"));
            cache.expire("k", MINUTE);
            clock.advance(MINUTE);

            assertThat(cache.range("k", 0, -1)).isEmpty();
            assertThat(cache.length("k")).isZero();
            assertThat(cache.popFirst("k", 1)).isEmpty();
            assertThat(cache.pushFirst("k", List.of("c"))).isEqualTo(1);
            clock.advance(MINUTE);
            assertThat(cache.range("k", 0, -1)).containsExactly("c");
        }

        @ParameterizedTest
        @ValueSource(longs = {0, -5, Long.MAX_VALUE})
        void must_make_sense(long millis) {
            assertRefused(
                    () -> cache.set("k", "1", Duration.ofMillis(millis)), "ERR invalid expire time in 'set' command");
        }

        @Test
        void must_not_end_beyond_all_time() {
            cache.set("k", "1", null);

            assertRefused(
                    () -> cache.expire("k", Duration.ofSeconds(Long.MAX_VALUE)),
                    "ERR invalid expire time in 'expire' command");
        }
    }

    @Nested
    class Counters {

        @Test
        void begin_at_one() {
            assertThat(cache.increment("n")).isEqualTo(1);
            assertThat(cache.increment("n")).isEqualTo(2);
            assertThat(cache.get("n")).hasValue("2");
        }

        @Test
        void go_on_from_a_text_that_is_an_integer() {
            cache.set("n", "-2", null);

            assertThat(cache.increment("n")).isEqualTo(-1);
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "", " 1", "1.5", "+1", "01", "-0", "٣", "9223372036854775808", "1e3", "\"1\""})
        void need_an_integer(String text) {
            cache.set("n", text, null);

            assertRefused(() -> cache.increment("n"), "ERR value is not an integer or out of range");
            assertThat(cache.get("n")).hasValue(text);
        }

        @Test
        void do_not_overflow() {
            cache.set("n", "9223372036854775807", null);

            assertRefused(() -> cache.increment("n"), "ERR increment or decrement would overflow");
        }

        @Test
        void are_no_lists() {
            cache.pushFirst("l", List.of("1"));

            assertWrongType(() -> cache.increment("l"));
            assertWrongType(() -> cache.get("l"));
        }

        @Test
        void lose_nothing_when_several_threads_count() {
            CompletableFuture<?>[] counts = IntStream.range(0, 4)
                    .mapToObj(thread -> CompletableFuture.runAsync(
                            () -> IntStream.range(0, 100).forEach(i -> cache.increment("n"))))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(counts).join();

            assertThat(cache.get("n")).hasValue("400");
        }
    }

    @Nested
    class Lists {

        @BeforeEach
        void push() {
            cache.pushFirst("l", List.of("a", "b"));
            cache.pushFirst("l", List.of("c"));
        }

        @Test
        void have_what_was_pushed_last_in_front() {
            assertThat(cache.range("l", 0, -1)).containsExactly("c", "b", "a");
            assertThat(cache.length("l")).isEqualTo(3);
            assertThat(cache.pushFirst("l", List.of("d"))).isEqualTo(4);
        }

        @ParameterizedTest
        @CsvSource({
            "0, 0, c",
            "0, 1, 'c,b'",
            "1, 99, 'b,a'",
            "-2, -1, 'b,a'",
            "-99, -3, c",
            "-99, 99, 'c,b,a'",
            "2, 1, ''",
            "3, 9, ''",
            "0, -4, ''",
            "-9223372036854775808, 9223372036854775807, 'c,b,a'",
        })
        void have_ranges_that_include_both_ends(long start, long end, String elements) {
            assertThat(String.join(",", cache.range("l", start, end))).isEqualTo(elements);
        }

        @Test
        void are_popped_from_the_front() {
            assertThat(cache.popFirst("l", 2)).hasValue(List.of("c", "b"));
            assertThat(cache.popFirst("l", 0)).hasValue(List.of());
            assertThat(cache.popFirst("l", 2)).hasValue(List.of("a"));
            assertThat(cache.popFirst("l", 2)).isEmpty();
        }

        @Test
        void are_not_popped_a_negative_number_of_times() {
            assertRefused(() -> cache.popFirst("l", -1), "ERR value is out of range, must be positive");
        }

        @ParameterizedTest
        @CsvSource({
            "0, 3, 'y,z'",
            "1, 1, 'y,x,z,x'",
            "2, 2, 'y,z,x'",
            "-1, 1, 'x,y,x,z'",
            "-2, 2, 'x,y,z'",
            "-9, 3, 'y,z'",
        })
        void lose_equal_elements_from_the_front_or_from_the_tail(long count, long removed, String left) {
            cache.pushFirst("m", List.of("x", "z", "x", "y", "x"));

            assertThat(cache.remove("m", count, "x")).isEqualTo(removed);
            assertThat(String.join(",", cache.range("m", 0, -1))).isEqualTo(left);
        }

        @Test
        void end_with_their_last_element() {
            cache.remove("l", 0, "a");
            cache.popFirst("l", 9);

            assertThat(cache.expire("l", MINUTE)).isFalse();
            cache.set("l", "text", null);
            assertThat(cache.get("l")).hasValue("text");
        }

        @Test
        void are_empty_if_they_are_missing() {
            assertThat(cache.range("missing", 0, -1)).isEmpty();
            assertThat(cache.length("missing")).isZero();
            assertThat(cache.popFirst("missing", 1)).isEmpty();
            assertThat(cache.remove("missing", 0, "a")).isZero();
        }

        @Test
        void need_something_to_push() {
            assertRefused(() -> cache.pushFirst("l", List.of()), "ERR wrong number of arguments for 'lpush' command");
        }

        @Test
        void survive_many_changes_in_order() {
            Consumer<Integer> change = i -> {
                cache.pushFirst("long", List.of("p" + i, "q" + i));
                cache.popFirst("long", 1);
            };
            IntStream.range(0, 50).boxed().forEach(change);

            assertThat(cache.range("long", 0, 1)).containsExactly("p49", "p48");
            assertThat(cache.length("long")).isEqualTo(50);
        }
    }
}
