package io.github.posthogplugins.testing.fuzz;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Values that plugins may find in events, the awkward ones more often than in life. */
final class RandomValues {

    private static final int DEEPEST = 3;
    private static final int MOST_MEMBERS = 3;
    private static final List<Object> NUMBERS = List.of(
            0,
            1,
            -1,
            42,
            0.1,
            -0.0,
            Integer.MIN_VALUE,
            new BigInteger("9007199254740993"),
            Double.MAX_VALUE,
            new BigDecimal("1e400"));
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "0",
            "-1",
            "12,5",
            "true",
            "null",
            "undefined",
            "[object Object]",
            "{}",
            "{\"a\":",
            "%",
            "https://example.com/a?b=c#d",
            "not a URL",
            "2024-02-30T25:00:00Z",
            "someone@example.com",
            "a.b.c",
            "\u0130\u00DF\uD83D\uDE00",
            "\uD800",
            "\u0000",
            "x".repeat(5_000));
    private static final List<String> NAMES =
            List.of("__proto__", "constructor", "toString", "length", "0", "", "a.b", "$set", "name");

    private final SplittableRandom random;
    private final Vocabulary vocabulary;

    RandomValues(SplittableRandom random, Vocabulary vocabulary) {
        this.random = random;
        this.vocabulary = vocabulary;
    }

    <T> T oneOf(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    @Nullable
    Object value() {
        return value(0);
    }

    private @Nullable Object value(int depth) {
        return switch (random.nextInt(depth < DEEPEST ? 10 : 8)) {
            case 0, 1 -> null;
            case 2 -> random.nextInt(2) == 0;
            case 3, 4 -> oneOf(NUMBERS);
            case 8 -> list(depth);
            case 9 -> object(depth);
            default -> text();
        };
    }

    String text() {
        return vocabulary.words().isEmpty() || chance(2) ? oneOf(TEXTS) : oneOf(vocabulary.words());
    }

    String name() {
        return vocabulary.properties().isEmpty() || chance(4) ? oneOf(NAMES) : oneOf(vocabulary.properties());
    }

    private List<@Nullable Object> list(int depth) {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(MOST_MEMBERS + 1); i > 0; i--) {
            list.add(value(depth + 1));
        }
        return list;
    }

    private Map<String, @Nullable Object> object(int depth) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = random.nextInt(MOST_MEMBERS + 1); i > 0; i--) {
            object.put(name(), value(depth + 1));
        }
        return object;
    }
}
