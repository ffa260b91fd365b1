package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.testing.TestEvents;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Events that are allowed and that plugins stumble over.
 *
 * <pre>{@code
 * static Stream<SampleEvent> events() { return NastyEvents.all().stream(); }
 *
 * plugin.process(NastyEvents.named("no properties"));
 * }</pre>
 *
 * <p>All of them reach PostHog's ingestion in this form. Its newer servers mend some of it before plugins run: they fill in
 * properties that are missing; the one of 2021 does not.
 */
public final class NastyEvents {

    private static final int LONG = 100_000;
    private static final int DEEP = 100;
    private static final int MANY = 5_000;

    private NastyEvents() {}

    /** Returns all of them, the same in every run. */
    public static List<SampleEvent> all() {
        List<SampleEvent> events = new ArrayList<>();
        events.addAll(incomplete());
        events.addAll(extreme());
        events.addAll(ofOtherTypes());
        events.addAll(special());
        return List.copyOf(events);
    }

    /**
     * Returns the event of that name.
     *
     * @throws IllegalArgumentException that lists the names if there is none
     */
    public static PluginEvent named(String name) {
        return all().stream()
                .filter(sample -> sample.name().equals(name))
                .map(SampleEvent::event)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(unknown(name)));
    }

    static String unknown(String name) {
        return "There is no nasty event '" + name + "'. Use one of\n"
                + all().stream().map(sample -> "  " + sample.name()).collect(Collectors.joining("\n"));
    }

    private static List<SampleEvent> incomplete() {
        PluginEvent pageview = TestEvents.pageview();
        return List.of(
                new SampleEvent("no properties", pageview.without("properties")),
                new SampleEvent("null properties", pageview.with("properties", null)),
                new SampleEvent("empty properties", pageview.with("properties", Map.of())),
                new SampleEvent("no IP address", pageview.withIp(null)),
                new SampleEvent("no distinct_id", pageview.without("distinct_id")),
                new SampleEvent("an empty name", pageview.with("event", "")),
                new SampleEvent("null in every property", eachProperty(value -> null)),
                new SampleEvent("an empty text in every property", eachProperty(value -> "")));
    }

    private static List<SampleEvent> extreme() {
        return List.of(
                new SampleEvent("a text of 100,000 characters", url("https://example.com/" + "a".repeat(LONG))),
                new SampleEvent("objects in each other, 100 levels deep", withProperty("nested", nested())),
                new SampleEvent("5,000 properties", TestEvents.pageview().with("properties", many())),
                new SampleEvent("numbers at the limits", numbers()),
                new SampleEvent("timestamps out of range", timestamps()),
                new SampleEvent("odd Unicode", oddText()));
    }

    private static List<SampleEvent> ofOtherTypes() {
        return List.of(
                new SampleEvent("numbers where texts are expected", eachProperty(v -> v instanceof String ? 42 : v)),
                new SampleEvent("lists where objects are expected", setTo(List.of("a", 1))),
                new SampleEvent("texts where objects are expected", setTo("text")),
                new SampleEvent("URLs that are none", url("not a URL").withProperty("$referrer", "http://")));
    }

    private static List<SampleEvent> special() {
        return List.of(
                new SampleEvent("names of Object.prototype", prototypeNames()),
                new SampleEvent("names like array indices", arrayNames()),
                new SampleEvent("a $snapshot", snapshot()),
                new SampleEvent(
                        "a $feature_flag_called",
                        TestEvents.custom("$feature_flag_called")
                                .withProperty("$feature_flag", "new-pricing")
                                .withProperty("$feature_flag_response", false)));
    }

    private static PluginEvent withProperty(String name, @Nullable Object value) {
        return TestEvents.pageview().withProperty(name, value);
    }

    private static PluginEvent url(String url) {
        return withProperty("$current_url", url);
    }

    private static PluginEvent setTo(Object value) {
        return TestEvents.identify()
                .withProperty("$set", value)
                .withProperty("$set_once", value)
                .withProperty("$elements", value)
                .with("$set", value)
                .with("$set_once", value);
    }

    private static PluginEvent eachProperty(Function<@Nullable Object, @Nullable Object> change) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>();
        TestEvents.pageview().properties().forEach((name, value) -> changed.put(name, change.apply(value)));
        return TestEvents.pageview().with("properties", changed);
    }

    private static Object nested() {
        Object value = "bottom";
        for (int level = 0; level < DEEP; level++) {
            value = Map.of("in", value);
        }
        return value;
    }

    private static Map<String, Object> many() {
        Map<String, Object> properties =
                new LinkedHashMap<>(TestEvents.pageview().properties());
        IntStream.range(properties.size(), MANY).forEach(i -> properties.put("property_" + i, i));
        return properties;
    }

    private static PluginEvent numbers() {
        return withProperty("infinite", new BigDecimal("1e400"))
                .withProperty("tiny", new BigDecimal("1e-400"))
                .withProperty("unsafe", new BigInteger("9007199254740993"))
                .withProperty("negative_zero", -0.0)
                .withProperty("price", Double.MAX_VALUE);
    }

    private static PluginEvent timestamps() {
        return TestEvents.pageview()
                .with("timestamp", "0001-01-01T00:00:00Z")
                .with("sent_at", "9999-12-31T23:59:59.999Z")
                .withProperty("$time", "not a time");
    }

    /** A byte order mark, a character beyond the first plane, right-to-left text, a combining accent, half a character. */
    private static PluginEvent oddText() {
        String text = "\uFEFF\uD83D\uDE00 \u202E\u05E9\u05DC\u05D5\u05DD\u202C e\u0301 \u0000 \uD800";
        return url("https://example.com/\u00FC?q=" + text)
                .withProperty("title", text)
                .withProperty(text, text)
                .withDistinctId("\u0130d-\uD83D\uDE00");
    }

    private static PluginEvent prototypeNames() {
        return withProperty("__proto__", Map.of("polluted", true))
                .withProperty("constructor", "text")
                .withProperty("toString", 1)
                .withProperty("hasOwnProperty", false)
                .withProperty("valueOf", Map.of());
    }

    private static PluginEvent arrayNames() {
        return withProperty("0", "zero")
                .withProperty("-1", "minus one")
                .withProperty("1.5", "a half more")
                .withProperty("length", 1_000_000)
                .withProperty("", "no name");
    }

    private static PluginEvent snapshot() {
        return TestEvents.custom("$snapshot")
                .withProperty("$session_id", "018cc4ef-0000-7000-8000-00000000000b")
                .withProperty("$window_id", "018cc4ef-0000-7000-8000-00000000000c")
                .withProperty("$snapshot_data", Map.of("chunk_id", "1", "chunk_index", 0, "data", "H4sIAAAAAAAA"));
    }
}
