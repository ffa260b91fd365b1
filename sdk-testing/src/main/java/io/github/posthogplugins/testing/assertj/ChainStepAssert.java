package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Assertions about what one plugin of a chain did with an event. */
public class ChainStepAssert extends PluginAssert<ChainStepAssert, ChainStepAssert.Step> {

    /**
     * A step between two forms of the event.
     *
     * @param before the event as the plugin got it
     * @param step what the plugin did
     */
    public record Step(PluginEvent before, ChainStep step) {}

    /** Begins assertions about this step. */
    public ChainStepAssert(Step actual) {
        super(actual, ChainStepAssert.class);
    }

    /** Checks that {@code processEvent} returned the event. */
    public ChainStepAssert isKept() {
        return requireResult("to have kept the event", Result.SUCCEEDED);
    }

    /** Checks that {@code processEvent} returned nothing. */
    public ChainStepAssert isDropped() {
        return requireResult("to have dropped the event", Result.DROPPED);
    }

    /** Checks that {@code processEvent} threw, timed out or changed the team. */
    public ChainStepAssert hasFailed() {
        return requireResult("to have failed", Result.FAILED);
    }

    /** Checks that the plugin did not get the event: it has no such hook, is disabled, or has dealt with it already. */
    public ChainStepAssert isPassedOver() {
        return requireResult("to have been passed over", Result.NO_HOOK, Result.ALREADY_PROCESSED, Result.UNAVAILABLE);
    }

    private ChainStepAssert requireResult(String did, Result... results) {
        isNotNull();
        if (!Arrays.asList(results).contains(actual.step().result())) {
            throw failure("Expecting plugin '%s' %s, but the step is\n%s", plugin(), did, step());
        }
        return this;
    }

    /** Goes on with the error of the step. */
    public PluginErrorAssert error() {
        return goOn(PluginErrorAssert.class, PluginError.class, PluginErrorAssert::new, () -> {
            hasFailed();
            return actual.step().error();
        });
    }

    /** Goes on with the event as the plugin left it, without the markers that the chain writes in the end. */
    public PluginEventAssert event() {
        return goOn(PluginEventAssert.class, PluginEvent.class, PluginEventAssert::new, this::left);
    }

    /** Checks that the event had that property with that value when the plugin left it. */
    public ChainStepAssert hasProperty(String name, @Nullable Object value) {
        eventLeft().hasProperty(name, value);
        return this;
    }

    /** Checks that the event did not have that property when the plugin left it. */
    public ChainStepAssert doesNotHaveProperty(String name) {
        eventLeft().doesNotHaveProperty(name);
        return this;
    }

    private PluginEventAssert eventLeft() {
        return told(new PluginEventAssert(left()));
    }

    private PluginEvent left() {
        isNotNull();
        PluginEvent event = actual.step().event();
        if (event == null) {
            throw failure("Expecting plugin '%s' to have left an event, but the step is\n%s", plugin(), step());
        }
        return event;
    }

    /**
     * Checks that the plugin changed the event in these places and nowhere else.
     *
     * @param paths as in {@link io.github.posthogplugins.testing.diff.EventDiff EventDiff}: {@code "properties.city"}
     */
    public ChainStepAssert hasOnlyChanged(String... paths) {
        return requireNothing(changes().wrongUnlessIn(paths));
    }

    /** Checks that the plugin left the event as it was. */
    public ChainStepAssert isUnchanged() {
        return requireNothing(changes().wrongIfAny());
    }

    private Changes changes() {
        PluginEvent after = left();
        return Changes.between(actual.before(), after);
    }

    private ChainStepAssert requireNothing(String wrong) {
        if (!wrong.isEmpty()) {
            throw failure("Expecting the event after plugin '%s' %s", plugin(), wrong);
        }
        return this;
    }

    private String plugin() {
        return actual.step().plugin();
    }

    private String step() {
        PluginError error = actual.step().error();
        return "  " + actual.step().result() + (error == null ? "" : "\n" + PluginErrorText.of(error));
    }
}
