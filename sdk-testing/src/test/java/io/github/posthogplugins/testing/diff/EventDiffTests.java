package io.github.posthogplugins.testing.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.TestEvents;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventDiffTests {

    private static PluginEvent event(String properties) {
        return PluginEvent.fromJson("{\"event\": \"sold\", \"properties\": " + properties + "}");
    }

    private static EventDiff diff(String expectedProperties, String actualProperties) {
        return EventDiff.between(event(expectedProperties), event(actualProperties));
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    @Test
    void shows_each_path_with_both_values_and_counts_the_rest() {
        PluginEvent expected = TestEvents.pageview();
        PluginEvent actual = expected.withProperty("title", "Prices")
                .withProperty("hello", "Hello world")
                .withoutProperty("$browser")
                .with("ip", null);

        assertThat(EventDiff.between(expected, actual)).hasToString("""
              ip
                expected  "12.87.118.0"
                but was   null
              properties.$browser
                expected  "Chrome"
                but was   (nothing)
              properties.title
                expected  "Pricing"
                but was   "Prices"
              properties.hello
                expected  (nothing)
                but was   "Hello world"
              the same: 8 of 10 members, 38 of 41 in properties\
            """);
    }

    @Test
    void finds_nothing_between_values_that_json_cannot_tell_apart() {
        Map<String, Object> one = object("a", 1, "b", List.of(2.0, new BigDecimal("3.00")), "c", 10L);
        Map<String, Object> other = object("c", 1e1, "b", List.of(2, 3), "a", 1.0f);

        assertThat(EventDiff.between(one, other).isEmpty()).isTrue();
        assertThat(EventDiff.between(one, other)).hasToString("  nothing differs");
    }

    @Test
    void tells_null_from_nothing_and_text_from_numbers() {
        assertThat(diff("{\"a\": null, \"b\": 1}", "{\"b\": \"1\"}")).hasToString("""
              properties.a
                expected  null
                but was   (nothing)
              properties.b
                expected  1
                but was   "1"
              the same: 1 of 2 members, 0 of 2 in properties\
            """);
    }

    @Test
    void compares_whole_values_of_any_kind() {
        assertThat(EventDiff.between("on", true)).hasToString("""
              (the whole)
                expected  "on"
                but was   true\
            """);
        assertThat(EventDiff.between(object("a", 1), List.of(1)).paths()).containsExactly("(the whole)");
        assertThat(EventDiff.between(null, null).isEmpty()).isTrue();
    }

    @Test
    void refuses_what_is_no_json() {
        assertThatThrownBy(() -> EventDiff.between(object("a", List.of(new StringBuilder())), null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A java.lang.StringBuilder is no JSON value."
                        + " Pass events, strings, numbers, booleans, lists, maps and null.");
    }

    @Test
    void finds_what_was_put_into_and_taken_out_of_arrays() {
        assertThat(diff("{\"a\": [1, 2, 3, 4]}", "{\"a\": [1, 3, 4, 5]}")).hasToString("""
              properties.a[1]
                expected  2
                but was   (nothing)
              properties.a[3]
                expected  (nothing)
                but was   5
              the same: 1 of 2 members, 0 of 1 in properties, 3 of 5 in properties.a\
            """);
    }

    @Test
    void puts_elements_beside_those_they_resemble() {
        String expected = "{\"items\": [{\"sku\": \"a\", \"n\": 1}, {\"sku\": \"b\", \"n\": 2, \"price\": 9}]}";
        String actual = "{\"items\": [{\"sku\": \"b\", \"n\": 3, \"price\": 9}]}";

        assertThat(diff(expected, actual)).hasToString("""
              properties.items[0]
                expected  {"sku":"a","n":1}
                but was   (nothing)
              properties.items[1 -> 0].n
                expected  2
                but was   3
              the same: 1 of 2 members, 0 of 1 in properties, 0 of 2 in properties.items, \
            2 of 3 in properties.items[1 -> 0]\
            """);
    }

    @Test
    void says_what_has_moved_within_an_array() {
        assertThat(diff("{\"a\": [\"x\", \"y\", \"z\"]}", "{\"a\": [\"y\", \"z\", \"x\"]}"))
                .hasToString("""
              properties.a[0 -> 2]
                moved     "x"
              the same: 1 of 2 members, 0 of 1 in properties, 2 of 3 in properties.a\
            """);
    }

    @Test
    void minds_the_order_of_members_if_asked() {
        EventDiff diff = diff("{\"a\": 1, \"b\": 2, \"c\": 3}", "{\"b\": 2, \"c\": 4, \"a\": 1}");

        assertThat(diff.paths()).containsExactly("properties.c");
        assertThat(diff.inMemberOrder()).hasToString("""
              properties.a
                moved     1
              properties.c
                expected  3
                but was   4
              the same: 1 of 2 members, 1 of 3 in properties\
            """);
    }

    @Test
    void cuts_long_strings_to_what_is_around_their_difference() {
        String start = "https://example.com/" + "path/".repeat(40);
        String end = "&x=".repeat(100);

        assertThat(EventDiff.between(start + "?utm_source=news" + end, start + "?utm_source=mail" + end))
                .hasToString("""
              (the whole)
                expected  "…th/path/path/path/?utm_source=news&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=…"
                but was   "…th/path/path/path/?utm_source=mail&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=&x=…"
                from character 233 on, of 536 and 536\
            """);
    }

    @Test
    void cuts_large_values_and_long_lists() {
        EventDiff large = diff("{}", "{\"a\": [" + "1000000, ".repeat(50) + "1]}");
        List<Integer> many = Collections.nCopies(60, 1);

        assertThat(large.toString()).contains("1000000,1000000… (51 elements)");
        assertThat(EventDiff.between(object("a", "é".repeat(500)), object()).toString())
                .contains("éé… (500 characters)");
        assertThat(EventDiff.between(List.of(), many).toString())
                .contains("[49]\n")
                .doesNotContain("[50]")
                .endsWith("  and 10 more differences\n  the same: 0 of 60 elements");
    }

    @Test
    void shows_the_codes_of_characters_that_look_like_others() {
        assertThat(EventDiff.between("a b\u00e9\ud83d\ude00", "a\u00a0be\u0301\u200b\ud83d"))
                .hasToString("""
              (the whole)
                expected  "a bé😀"
                but was   "a\\u00a0be\\u0301\\u200b\\ud83d"\
            """);
    }

    @Test
    void leaves_out_what_is_ignored_and_says_so() {
        EventDiff diff = diff(
                        "{\"$time\": 1, \"plan\": \"free\", \"items\": [{\"at\": 1, \"n\": 1}]}",
                        "{\"$time\": 2, \"plan\": \"pro\", \"items\": [{\"at\": 2, \"n\": 1}], \"uuid\": 7}")
                .ignoring("properties.$time", "properties.items[*].at")
                .ignoring("**.uuid");

        assertThat(diff).hasToString("""
              properties.plan
                expected  "free"
                but was   "pro"
              the same: 1 of 2 members, 1 of 2 in properties
              ignored: properties.$time, properties.items[0].at, properties.uuid\
            """);
        assertThat(diff.ignoring("properties.pl*").isEmpty()).isTrue();
    }

    @Test
    void aligns_elements_without_what_is_ignored() {
        EventDiff diff = diff(
                "{\"a\": [{\"id\": 1, \"n\": 1}, {\"id\": 2, \"n\": 2}]}",
                "{\"a\": [{\"id\": 3, \"n\": 2}, {\"id\": 4, \"n\": 1}]}");

        assertThat(diff.ignoring("**.id").paths()).containsExactly("properties.a[0 -> 1]");
    }

    @Test
    void knows_whether_something_differs_below_a_path() {
        EventDiff diff =
                diff("{\"$set\": {\"plan\": \"free\"}, \"n\": 1}", "{\"$set\": {\"plan\": \"pro\"}, \"n\": 1}");

        assertThat(diff.differsAt("properties.$set")).isTrue();
        assertThat(diff.differsAt("properties.*.plan")).isTrue();
        assertThat(diff.differsAt("properties.n")).isFalse();
        assertThat(diff.differsAt("properties.$set.plan.x")).isFalse();
    }

    @Test
    void speaks_of_before_and_after_too() {
        assertThat(diff("{\"a\": 1}", "{\"a\": 2}").describe("was", "became")).isEqualTo("""
              properties.a
                was     1
                became  2
              the same: 1 of 2 members, 0 of 1 in properties\
            """);
    }

    @Test
    void is_quick_with_deep_and_with_long_values() {
        Object deep = 1;
        Object other = 2;
        for (int i = 0; i < 400; i++) {
            deep = i % 2 == 0 ? List.of(deep) : object("a", deep);
            other = i % 2 == 0 ? List.of(other) : object("a", other);
        }
        List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);

        assertThat(EventDiff.between(deep, other).paths()).hasSize(1);
        assertThat(EventDiff.between(numbers, reversed).paths()).hasSize(5_000);
    }

    @Test
    void gives_what_to_expect_from_now_on() {
        Map<String, Object> expected = object(
                "b",
                new BigDecimal("1.0"),
                "time",
                5,
                "gone",
                1,
                "items",
                List.of(object("id", 1, "n", 1), object("n", 2)));
        Map<String, Object> actual = object(
                "items",
                List.of(object("n", 2), object("n", 1, "id", 9)),
                "added",
                "x",
                "b",
                1,
                "uuid",
                "u",
                "time",
                6);

        assertThat(EventDiff.between(expected, actual)
                        .ignoring("time", "uuid", "**.id")
                        .accepted()
                        .toString())
                .isEqualTo("{b=1.0, time=5, items=[{n=2}, {id=1, n=1}], added=x}");
        assertThat(EventDiff.between(null, Arrays.asList(1, null)).accepted()).isEqualTo(Arrays.asList(1, null));
        assertThat(EventDiff.between(List.of(7, 8), List.of(9, 8))
                        .ignoring("[0]")
                        .accepted())
                .isEqualTo(List.of(7, 8));
    }

    @Test
    void lets_more_members_be_there_if_asked_to() {
        Map<String, Object> expected = object("plan", "free", "items", List.of(object("id", 1), object("id", 2)));
        Map<String, Object> actual = object(
                "items",
                List.of(object("n", 7, "id", 1), object("n", 8, "id", 2)),
                "plan",
                "free",
                "email",
                "ada@example.com");

        assertThat(EventDiff.between(expected, actual).paths()).containsExactly("items[0].n", "items[1].n", "email");
        assertThat(EventDiff.between(expected, actual).allowingExtras().isEmpty())
                .isTrue();
        assertThat(EventDiff.between(actual, expected)
                        .ignoring("email")
                        .allowingExtras()
                        .paths())
                .containsExactly("items[0].n", "items[1].n");
        assertThat(EventDiff.between(List.of(1), List.of(1, 2)).allowingExtras().paths())
                .containsExactly("[1]");
    }

    @Test
    void finds_nothing_any_more_once_what_is_there_is_expected() {
        Random random = new Random(7);
        for (int i = 0; i < 2_000; i++) {
            Object expected = anything(random, 4);
            Object actual = anything(random, 4);
            EventDiff diff = EventDiff.between(expected, actual).ignoring("**.x", "**[*].y");

            Object accepted = diff.accepted();

            assertThat(EventDiff.between(accepted, actual).ignoring("**.x", "**[*].y"))
                    .as("%s / %s", expected, actual)
                    .extracting(EventDiff::isEmpty)
                    .isEqualTo(true);
        }
    }

    private static Object anything(Random random, int depth) {
        int kind = random.nextInt(depth > 0 ? 5 : 3);
        if (kind < 3) {
            return List.of(1, 2.5, "x").get(kind);
        }
        int size = random.nextInt(4);
        if (kind == 3) {
            return Stream.generate(() -> anything(random, depth - 1))
                    .limit(size)
                    .toList();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        Stream.of("x", "y", "z", "a.b")
                .filter(name -> random.nextBoolean())
                .forEach(name -> members.put(name, anything(random, depth - 1)));
        return members;
    }
}
