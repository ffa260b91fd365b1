package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.Markers;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.diff.EventDiff;
import io.github.posthogplugins.testing.expectation.Outcomes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what a plugin or a chain did with an event.
 *
 * <p>Plugins are named as in {@code plugin.json}, or with their id: {@code "hello-world"}, {@code "hello-world (1)"}.
 */
public class ChainResultAssert extends PluginAssert<ChainResultAssert, ChainResult> {

    /** Begins assertions about this result. */
    public ChainResultAssert(ChainResult actual) {
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
            throw failure("Expecting the event to be kept, but it was\n  %s%s", text().outcome(), text().remarks());
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
            throw failure("Expecting the event to be dropped, but it was\n  %s%s", text().outcome(), text().remarks());
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
        if (actual.droppedBy()
                .filter(identifier -> PluginNames.isName(plugin, identifier))
                .isEmpty()) {
            throw failure(
                    "Expecting the event to be dropped by\n  %s\nbut it was\n  %s%s%s",
                    plugin, text().outcome(), text().remarks(), text().meant(plugin));
        }
        return this;
    }

    /**
     * Checks that the event broke the chain: PostHog puts it into the dead-letter queue then.
     *
     * @throws AssertionError if it was kept or dropped
     */
    public ChainResultAssert isRejected() {
        isNotNull();
        if (!(actual.outcome() instanceof EventOutcome.Rejected)) {
            throw failure("Expecting the event to be rejected, but it was\n  %s%s", text().outcome(), text().remarks());
        }
        return this;
    }

    /** Checks that the event is kept and has that property with that value; numbers are equal whatever their type. */
    public ChainResultAssert hasProperty(String name, @Nullable Object value) {
        keptEvent().hasProperty(name, value);
        return this;
    }

    /** Checks that the event is kept and has that property, even if its value is null. */
    public ChainResultAssert hasProperty(String name) {
        keptEvent().hasProperty(name);
        return this;
    }

    /** Checks that the event is kept and does not have that property. */
    public ChainResultAssert doesNotHaveProperty(String name) {
        keptEvent().doesNotHaveProperty(name);
        return this;
    }

    /** Checks that the event is kept and has that field at its top level with that value, such as {@code uuid}. */
    public ChainResultAssert hasField(String name, @Nullable Object value) {
        keptEvent().hasField(name, value);
        return this;
    }

    /** Checks that the event is kept, and goes on with assertions about it. */
    public PluginEventAssert event() {
        return goOn(PluginEventAssert.class, PluginEvent.class, PluginEventAssert::new, this::kept)
                .remarking(actual == null ? "" : text().remarks());
    }

    private PluginEventAssert keptEvent() {
        return told(new PluginEventAssert(kept()).remarking(text().remarks()));
    }

    private PluginEvent kept() {
        isKept();
        return actual.event();
    }

    /** Goes on to the event in the form in which {@code onEvent} got it. */
    public PluginEventAssert deliveredEvent() {
        return goOn(PluginEventAssert.class, PluginEvent.class, PluginEventAssert::new, this::delivered);
    }

    private PluginEvent delivered() {
        isKept();
        return actual.delivered()
                .orElseThrow(() -> failure("Expecting the event to be delivered to onEvent, but only its"
                        + " processEvent was called\nCall plugin.process(event) for both."));
    }

    /** Goes on to what that plugin of the chain did. */
    public ChainStepAssert step(String plugin) {
        return goOn(ChainStepAssert.class, ChainStepAssert.Step.class, ChainStepAssert::new, () -> stepOf(plugin));
    }

    private ChainStepAssert.Step stepOf(String plugin) {
        isNotNull();
        PluginEvent before = actual.input();
        for (ChainStep step : actual.steps()) {
            if (PluginNames.isName(plugin, step.plugin())) {
                return new ChainStepAssert.Step(before, step);
            }
            before = step.event() == null ? before : step.event();
        }
        throw failure(
                "Expecting a step of plugin\n  %s\nbut the plugins did this\n%s%s",
                plugin, text().steps(), text().meant(plugin));
    }

    /** Goes on to the markers of the plugins that dealt with the event. */
    public MarkersAssert markers() {
        return goOn(MarkersAssert.class, Markers.class, MarkersAssert::new, () -> {
            isNotNull();
            return actual.markers();
        });
    }

    /** Goes on to the errors of the event's way through the chain. */
    public PluginErrorsAssert errors() {
        return goOn(PluginErrorsAssert.class, listType(), PluginErrorsAssert::new, this::errorList);
    }

    private List<PluginError> errorList() {
        isNotNull();
        return actual.outcome() instanceof EventOutcome.Rejected rejected
                        && !actual.errors().contains(rejected.error())
                ? List.of(rejected.error())
                : actual.errors();
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
        return requireNothing(changes().wrongUnlessIn(paths));
    }

    /** Checks that the event is kept as it was. */
    public ChainResultAssert isUnchanged() {
        return requireNothing(changes().wrongIfAny());
    }

    private Changes changes() {
        isKept();
        return new Changes(Outcomes.changes(actual));
    }

    private ChainResultAssert requireNothing(String wrong) {
        if (!wrong.isEmpty()) {
            throw failure("Expecting the event %s%s", wrong, text().remarks());
        }
        return this;
    }

    /** Goes on with assertions about what became of the event as JSON. */
    public JsonAssert json() {
        return goOnToJson().about("What became of the event", actual == null ? "" : text().remarks());
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
        if (actual.steps().stream()
                .noneMatch(step -> step.error() != null && PluginNames.isName(plugin, step.plugin()))) {
            throw failure(
                    "Expecting a failure of\n  %s\nbut the plugins did this\n%s%s",
                    plugin, text().steps(), text().meant(plugin));
        }
        return this;
    }

    /** Checks that no {@code processEvent} failed on the way. */
    public ChainResultAssert hasNoErrors() {
        isNotNull();
        if (!actual.errors().isEmpty()) {
            throw failure("Expecting no errors, but got%s", text().failures());
        }
        return this;
    }

    private ResultText text() {
        return new ResultText(actual);
    }
}
