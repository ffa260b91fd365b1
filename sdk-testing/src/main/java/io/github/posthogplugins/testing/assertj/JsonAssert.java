package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.diff.EventDiff;
import io.github.posthogplugins.testing.expectation.JsonText;
import io.github.posthogplugins.testing.snapshot.Snapshots;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about a value as JSON.
 *
 * <pre>{@code
 * assertThat(result).json().ignoring("timestamp", "properties.$time").isEqualTo(Path.of("src/test/expected.json"));
 * assertThat(result).json().containsJson("{\"properties\": {\"$set\": {\"plan\": \"free\"}}}");
 * assertThatJson(plugin.webhooks()).matchesSnapshot();
 * }</pre>
 *
 * <p>Results are the event that goes on, null if it was dropped, or {@code {"error": …}}; events are without the marks in
 * which PostHog notes the plugins that have dealt with them; requests have method, URL, headers and body; log entries are
 * texts such as {@code WARN too late}. {@link EventDiff} says how values are compared and how
 * paths are written.
 */
public class JsonAssert extends PluginAssert<JsonAssert, Object> {

    private String what = "The value";
    private String remarks = "";
    private final List<String> ignored = new ArrayList<>();

    /** Begins assertions about this value. */
    public JsonAssert(@Nullable Object actual) {
        super(JsonViews.of(actual), JsonAssert.class);
    }

    /**
     * Sets the words of failure messages.
     *
     * @param what what the value is, at the beginning of a sentence
     * @param remarks what follows
     */
    final JsonAssert about(String what, String remarks) {
        this.what = what;
        this.remarks = remarks;
        return this;
    }

    /**
     * Leaves these paths out of the comparisons that follow.
     *
     * @throws IllegalArgumentException if one of them is no path
     */
    public JsonAssert ignoring(String... paths) {
        EventDiff.between(null, null).ignoring(paths);
        ignored.addAll(Arrays.asList(paths));
        return this;
    }

    /** Checks that the value is the same JSON as another one, in Java's terms. */
    @Override
    public JsonAssert isEqualTo(@Nullable Object expected) {
        return requireSame("is not as expected", JsonViews.of(expected));
    }

    /**
     * Checks that the value is the same as that JSON text.
     *
     * @throws io.github.posthogplugins.testing.expectation.InvalidJsonException if the text is none
     */
    public JsonAssert isEqualToJson(String json) {
        return requireSame("is not as expected", new JsonText("the expected JSON", json).value());
    }

    /**
     * Checks that the value is the same as the JSON in that file.
     *
     * @throws io.github.posthogplugins.testing.expectation.InvalidJsonException if there is no JSON in it
     * @throws java.io.UncheckedIOException if it can't be read
     */
    public JsonAssert isEqualToJson(Path file) {
        JsonText json = JsonText.ofFile(file);
        return requireSame("is not what " + json.origin() + " says", json.value());
    }

    private JsonAssert requireSame(String verdict, @Nullable Object expected) {
        return requireNone(verdict, EventDiff.between(expected, actual));
    }

    /**
     * Checks that this is in the value: its objects, at any depth, may have more members than those expected. Arrays have as
     * many elements as are expected, each of which may have more members.
     *
     * @param expected a JSON value in Java's terms, such as a map of some members
     */
    public JsonAssert contains(@Nullable Object expected) {
        return requireNone(
                "does not contain what is expected",
                EventDiff.between(JsonViews.of(expected), actual).allowingExtras());
    }

    /**
     * Checks that this JSON text is in the value, as {@link #contains}.
     *
     * @throws io.github.posthogplugins.testing.expectation.InvalidJsonException if the text is none
     */
    public JsonAssert containsJson(String json) {
        return contains(new JsonText("the expected JSON", json).value());
    }

    private JsonAssert requireNone(String verdict, EventDiff differences) {
        EventDiff diff = differences.ignoring(ignored);
        if (!diff.isEmpty()) {
            throw failure("%s %s\n%s%s", what, verdict, diff, remarks);
        }
        return this;
    }

    /**
     * Checks that the value is what it was when the snapshot of this test was taken.
     *
     * @throws IllegalStateException if no test is known on this thread, or if it has compared with that snapshot already
     */
    public JsonAssert matchesSnapshot() {
        return requireSnapshot(null);
    }

    /** Checks the same with one of several snapshots of this test. */
    public JsonAssert matchesSnapshot(String name) {
        return requireSnapshot(name);
    }

    private JsonAssert requireSnapshot(@Nullable String name) {
        Snapshots snapshots = Snapshots.current();
        try {
            snapshots.check(what, actual, name, ignored);
        } catch (AssertionError difference) {
            throw failure("%s%s", difference.getMessage(), remarks);
        }
        return this;
    }
}
