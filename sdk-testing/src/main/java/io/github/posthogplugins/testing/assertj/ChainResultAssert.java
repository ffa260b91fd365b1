package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.testing.diff.EventDiff;
import io.github.posthogplugins.testing.expectation.Outcomes;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what a plugin or a chain did with an event.
 *
 * <p>Plugins are named as in {@code plugin.json}, or with their id: {@code "hello-world"}, {@code "hello-world (1)"}.
 */
public final class ChainResultAssert extends AbstractAssert<ChainResultAssert, ChainResult> {

    ChainResultAssert(ChainResult actual) {
        super(actual, ChainResultAssert.class);
    }

    /**
     * Checks that the event goes on.
     *
     * @throws AssertionError if it was dropped or rejected; the message says by whom
     */
    public ChainResultAssert isKept() {
        isNotNull();
        if (!actual.isKept()) {
            throw failure("Expecting the event to be kept, but it was\n  %s%s", outcome(), remarks());
        }
        return this;
    }

    /**
     * Checks that a plugin returned nothing.
     *
     * @throws AssertionError if none did
     */
    public ChainResultAssert isDropped() {
        isNotNull();
        if (!actual.isDropped()) {
            throw failure("Expecting the event to be dropped, but it was\n  %s%s", outcome(), remarks());
        }
        return this;
    }

    /**
     * Checks that this plugin returned nothing.
     *
     * @throws AssertionError if another did, or none
     */
    public ChainResultAssert isDroppedBy(String plugin) {
        isNotNull();
        if (actual.droppedBy().filter(identifier -> isName(plugin, identifier)).isEmpty()) {
            throw failure(
                    "Expecting the event to be dropped by\n  %s\nbut it was\n  %s%s", plugin, outcome(), remarks());
        }
        return this;
    }

    /** Checks that the event is kept and has that property with that value; numbers are equal whatever their type. */
    public ChainResultAssert hasProperty(String name, @Nullable Object value) {
        event().hasProperty(name, value);
        return this;
    }

    /** Checks that the event is kept and has that property, even if its value is null. */
    public ChainResultAssert hasProperty(String name) {
        event().hasProperty(name);
        return this;
    }

    /** Checks that the event is kept and does not have that property. */
    public ChainResultAssert doesNotHaveProperty(String name) {
        event().doesNotHaveProperty(name);
        return this;
    }

    /** Checks that the event is kept, and goes on with assertions about it. */
    public PluginEventAssert event() {
        isKept();
        return new PluginEventAssert(actual.event(), remarks()).as(descriptionText());
    }

    /**
     * Checks that the event is kept and changed in these places and nowhere else.
     *
     * <pre>{@code
     * assertThat(result).hasOnlyChanged("properties.$set", "properties.utm_*");
     * }</pre>
     *
     * @param paths as in {@link EventDiff}
     */
    public ChainResultAssert hasOnlyChanged(String... paths) {
        isKept();
        EventDiff changes = Outcomes.changes(actual);
        List<String> missing =
                Stream.of(paths).filter(path -> !changes.differsAt(path)).toList();
        EventDiff others = changes.ignoring(paths);
        if (!others.isEmpty()) {
            throw failure(
                    "Expecting the event to be changed only in\n%s\nbut it is changed in\n%s%s",
                    Described.lines(List.of(paths)), others.describe("was", "became"), remarks());
        }
        if (!missing.isEmpty()) {
            throw failure(
                    "Expecting the event to be changed in\n%s\nbut it is the same there%s",
                    Described.lines(missing), remarks());
        }
        return this;
    }

    /** Checks that the event is kept as it was. */
    public ChainResultAssert isUnchanged() {
        isKept();
        EventDiff changes = Outcomes.changes(actual);
        if (!changes.isEmpty()) {
            throw failure(
                    "Expecting the event to be unchanged, but it is changed in\n%s%s",
                    changes.describe("was", "became"), remarks());
        }
        return this;
    }

    /** Goes on with assertions about what became of the event as JSON. */
    public JsonAssert json() {
        isNotNull();
        return new JsonAssert(actual, "What became of the event", remarks()).as(descriptionText());
    }

    /** Checks that what became of the event is what it was when the snapshot of this test was taken. */
    public ChainResultAssert matchesSnapshot() {
        json().matchesSnapshot();
        return this;
    }

    /** Checks the same with one of several snapshots of this test. */
    public ChainResultAssert matchesSnapshot(String name) {
        json().matchesSnapshot(name);
        return this;
    }

    /**
     * Checks that this plugin's {@code processEvent} threw, timed out or changed the team.
     *
     * @throws AssertionError if it did not; the message says what each plugin did
     */
    public ChainResultAssert hasFailed(String plugin) {
        isNotNull();
        if (actual.steps().stream().noneMatch(step -> step.error() != null && isName(plugin, step.plugin()))) {
            throw failure("Expecting a failure of\n  %s\nbut the plugins did this\n%s", plugin, steps());
        }
        return this;
    }

    /** Checks that no {@code processEvent} failed on the way. */
    public ChainResultAssert hasNoErrors() {
        isNotNull();
        if (!actual.errors().isEmpty()) {
            throw failure("Expecting no errors, but got%s", failures());
        }
        return this;
    }

    private static boolean isName(String plugin, String identifier) {
        return identifier.equals(plugin) || identifier.matches(Pattern.quote(plugin) + " \\(\\d+\\)");
    }

    private String outcome() {
        EventOutcome outcome = actual.outcome();
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return "dropped by " + dropped.plugin();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "replaced with " + value.json() + " by " + value.plugin();
        }
        return outcome instanceof EventOutcome.Rejected rejected ? "rejected: " + rejected.error() : "kept";
    }

    private String steps() {
        return actual.steps().stream().map(ChainResultAssert::step).collect(Collectors.joining("\n"));
    }

    private static String step(ChainStep step) {
        return "  " + step.plugin() + ": " + step.result() + (step.error() == null ? "" : " with " + step.error());
    }

    private String remarks() {
        return actual.steps().stream().map(ChainResultAssert::remark).collect(Collectors.joining());
    }

    private String failures() {
        return actual.steps().stream()
                .filter(step -> step.error() != null)
                .map(ChainResultAssert::remark)
                .collect(Collectors.joining());
    }

    private static String remark(ChainStep step) {
        String plugin = "\nPlugin '" + step.plugin() + "' ";
        return switch (step.result()) {
            case SUCCEEDED, DROPPED, FAILED ->
                step.error() == null ? "" : plugin + "failed in processEvent\n" + Described.error(step.error());
            case ALREADY_PROCESSED ->
                plugin + "was passed over: the markers of the event say that it has dealt with it";
            case NO_HOOK -> plugin + "exports no processEvent";
            case UNAVAILABLE -> plugin + "was passed over: it is disabled, or waits for another attempt of setupPlugin";
        };
    }
}
