package io.github.posthogplugins.testing.diff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * In what two events differ, or any two JSON values.
 *
 * <pre>{@code
 * EventDiff diff = EventDiff.between(expected, actual).ignoring("timestamp", "properties.$time");
 * diff.isEmpty();
 * diff.toString();   // each path that differs, with what was expected and what is there
 * }</pre>
 *
 * <p>Numbers are equal whatever their type, the order of members counts nothing unless {@linkplain #inMemberOrder()
 * asked for}, elements of arrays are put beside those they resemble most.
 *
 * <h2>Paths</h2>
 *
 * <p>{@code properties.$set.plan} and {@code properties.items[2]} name one place, {@code properties["a.b"]} one whose name
 * has a dot. {@code *} stands for any name or a part of one ({@code properties.utm_*}), {@code [*]} for any element,
 * {@code **} for any number of steps, none included: {@code **.uuid}. A path stands for all that is below it too.
 *
 * <p>Values are what JSON can express, in Java's terms: {@code String}, {@code Boolean}, {@code Number}, {@code List},
 * {@code Map}, null, and {@link io.github.posthogplugins.event.PluginEvent PluginEvent}. Instances never change; safe to
 * share between threads as long as nobody changes the values.
 */
public final class EventDiff {

    private final @Nullable Object expected;
    private final @Nullable Object actual;
    private final Sameness sameness;
    private final boolean ordered;
    private final Comparison comparison;

    private EventDiff(@Nullable Object expected, @Nullable Object actual, Sameness sameness, boolean ordered) {
        this.expected = expected;
        this.actual = actual;
        this.sameness = sameness;
        this.ordered = ordered;
        this.comparison = Comparison.of(expected, actual, sameness, ordered);
    }

    /**
     * Compares two values.
     *
     * @throws IllegalArgumentException if one of them is nothing that JSON can express
     */
    public static EventDiff between(@Nullable Object expected, @Nullable Object actual) {
        return new EventDiff(JsonValues.plain(expected), JsonValues.plain(actual), Sameness.COMPLETE, false);
    }

    /**
     * Returns the differences outside these paths, and outside those that are ignored already.
     *
     * @throws IllegalArgumentException if one of them is no path
     */
    public EventDiff ignoring(String... paths) {
        return ignoring(Arrays.asList(paths));
    }

    /** Ignores paths as {@link #ignoring(String...)} does. */
    public EventDiff ignoring(Collection<String> paths) {
        List<PathPattern> all = new ArrayList<>(sameness.ignored());
        paths.forEach(path -> all.add(PathPattern.parse(path)));
        return with(new Sameness(List.copyOf(all), sameness.allowsExtras()));
    }

    /** Returns the differences without members that only the actual value has, however deep; arrays have no extra elements. */
    public EventDiff allowingExtras() {
        return with(new Sameness(sameness.ignored(), true));
    }

    private EventDiff with(Sameness sameness) {
        return new EventDiff(expected, actual, sameness, ordered);
    }

    /** Returns the differences with members that stand in another order among them. */
    public EventDiff inMemberOrder() {
        return new EventDiff(expected, actual, sameness, true);
    }

    /** Tells whether nothing differs. */
    public boolean isEmpty() {
        return comparison.differences().isEmpty();
    }

    /** Returns where something differs, in the order of the expected value; what is only in the actual one comes last. */
    public List<String> paths() {
        return comparison.differences().stream()
                .map(difference -> difference.path().toString())
                .toList();
    }

    /**
     * Tells whether something differs at that path or below it.
     *
     * @throws IllegalArgumentException if it is no path
     */
    public boolean differsAt(String path) {
        PathPattern pattern = PathPattern.parse(path);
        return comparison.differences().stream().anyMatch(difference -> pattern.covers(difference.path()));
    }

    /**
     * Returns what should have been expected, so that nothing differs: the actual value, but with members in the order
     * of the expected one, with numbers as they are spelled there, and with the old values, or none, where differences
     * are ignored.
     */
    public @Nullable Object accepted() {
        return new Acceptance(sameness).accept(JsonPath.ROOT, expected, actual);
    }

    /** Returns the differences as lines, with these words for the two sides in place of "expected" and "but was". */
    public String describe(String expectedWord, String actualWord) {
        return new DiffText(expectedWord, actualWord).of(comparison);
    }

    /** Returns the differences as lines, each path with what was expected and what is there; then what is the same. */
    @Override
    public String toString() {
        return describe("expected", "but was");
    }
}
