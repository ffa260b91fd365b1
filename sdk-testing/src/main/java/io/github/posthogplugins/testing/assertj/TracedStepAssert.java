package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.testing.chain.MemberChange;
import io.github.posthogplugins.testing.chain.MemberChange.Kind;
import io.github.posthogplugins.testing.chain.TracedStep;
import java.util.Optional;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions about what one plugin of a chain did with an event.
 *
 * <p>A name means a property, {@code "$set.email"} something in one; where no property was changed so, a field
 * of the event.
 */
public final class TracedStepAssert extends AbstractAssert<TracedStepAssert, TracedStep> {

    TracedStepAssert(TracedStep actual) {
        super(actual, TracedStepAssert.class);
    }

    /** Checks that this was not there when the plugin got the event, and is there now. */
    public TracedStepAssert added(String name) {
        require(Kind.ADDED, "add", name);
        return this;
    }

    /** Checks that this was not there when the plugin got the event, and has that value now. */
    public TracedStepAssert added(String name, @Nullable Object value) {
        requireValue(require(Kind.ADDED, "add", name), value);
        return this;
    }

    /** Checks that this has another value than when the plugin got the event. */
    public TracedStepAssert changed(String name) {
        require(Kind.CHANGED, "change", name);
        return this;
    }

    /** Checks that this has another value than when the plugin got the event, namely that one. */
    public TracedStepAssert changed(String name, @Nullable Object value) {
        requireValue(require(Kind.CHANGED, "change", name), value);
        return this;
    }

    /** Checks that this was there when the plugin got the event, and is not there any more. */
    public TracedStepAssert removed(String name) {
        require(Kind.REMOVED, "remove", name);
        return this;
    }

    /** Checks that the event left the plugin as it came. */
    public TracedStepAssert changedNothing() {
        isNotNull();
        if (!actual.changes().isEmpty()) {
            throw failure("Expecting plugin '%s' to leave the event as it is%s", actual.plugin(), butDid());
        }
        return this;
    }

    /** Checks that the plugin dropped the event. */
    public TracedStepAssert isDropped() {
        isNotNull();
        if (!actual.isDropped()) {
            throw failure(
                    "Expecting plugin '%s' to drop the event, but the step is\n  %s", actual.plugin(), actual.result());
        }
        return this;
    }

    /** Goes on with assertions about the event that the plugin was given. */
    public PluginEventAssert received() {
        isNotNull();
        return new PluginEventAssert(actual.received()
                .orElseThrow(() -> failure("Expecting plugin '%s' to get an event, but it got none", actual.plugin())));
    }

    /** Goes on with assertions about the event as it left the plugin. */
    public PluginEventAssert left() {
        isNotNull();
        return new PluginEventAssert(actual.left()
                .orElseThrow(
                        () -> failure("Expecting plugin '%s' to leave an event, but it left none", actual.plugin())));
    }

    private MemberChange require(Kind kind, String verb, String name) {
        isNotNull();
        return change(kind, name, true)
                .or(() -> change(kind, name, false))
                .orElseThrow(
                        () -> failure("Expecting plugin '%s' to %s\n  %s%s", actual.plugin(), verb, name, butDid()));
    }

    private Optional<MemberChange> change(Kind kind, String name, boolean isProperty) {
        return actual.changes().stream()
                .filter(change -> change.kind() == kind)
                .filter(change -> change.path().isProperty() == isProperty)
                .filter(change -> change.path().name().equals(name))
                .findFirst();
    }

    private void requireValue(MemberChange change, @Nullable Object value) {
        if (!JsonEquality.same(change.after(), value)) {
            throw failure(
                    "Expecting plugin '%s' to give the %s the value\n  %s\nbut it is\n  %s",
                    actual.plugin(), change.path(), Described.json(value), Described.json(change.after()));
        }
    }

    private String butDid() {
        return "\nbut it did this to the event\n" + Described.lines(actual.changes());
    }
}
