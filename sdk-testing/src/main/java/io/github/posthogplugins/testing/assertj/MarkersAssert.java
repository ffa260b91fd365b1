package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.Markers;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Assertions about which plugins dealt with an event: {@code $plugins_succeeded}, {@code $plugins_failed} and
 * {@code $plugins_deferred}, with or without ids.
 */
public class MarkersAssert extends PluginAssert<MarkersAssert, Markers> {

    /** Begins assertions about these markers. */
    public MarkersAssert(Markers actual) {
        super(actual, MarkersAssert.class);
    }

    /** Checks which plugins are in {@code $plugins_succeeded}, in this order and no others. */
    public MarkersAssert hasSucceeded(String... plugins) {
        isNotNull();
        return require("$plugins_succeeded", List.of(plugins), actual.succeeded());
    }

    /** Checks which plugins are in {@code $plugins_failed}, in this order and no others. */
    public MarkersAssert hasFailed(String... plugins) {
        isNotNull();
        return require("$plugins_failed", List.of(plugins), actual.failed());
    }

    /** Checks which plugins are in {@code $plugins_deferred}, in this order and no others. */
    public MarkersAssert hasDeferred(String... plugins) {
        isNotNull();
        return require("$plugins_deferred", List.of(plugins), actual.deferred());
    }

    private MarkersAssert require(String marker, List<String> expected, List<String> found) {
        boolean holds = expected.size() == found.size()
                && IntStream.range(0, found.size())
                        .allMatch(index -> PluginNames.isName(expected.get(index), found.get(index)));
        if (!holds) {
            throw failureWithActualExpected(
                    found,
                    expected,
                    "Expecting %s to be\n%s\nbut it is\n%s",
                    marker,
                    Described.lines(expected),
                    Described.lines(found));
        }
        return this;
    }
}
