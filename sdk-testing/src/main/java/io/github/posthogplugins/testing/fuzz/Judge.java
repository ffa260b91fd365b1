package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.PluginError;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Says what is wrong with how a plugin takes events.
 *
 * @param allowed the names of errors that it may throw
 * @param property what the test asks of each result
 */
record Judge(Set<String> allowed, Consumer<ChainResult> property) {

    Judge {
        allowed = Set.copyOf(allowed);
    }

    /** Sends the event. */
    Optional<Flaw> flaw(Subject subject, PluginEvent event) {
        int before = subject.errors().size();
        ChainResult result = subject.process(event);
        List<PluginError> errors = subject.errors();
        return flaw(result.outcome())
                .or(() -> errors.subList(Math.min(before, errors.size()), errors.size()).stream()
                        .filter(error -> !allowed.contains(String.valueOf(error.name())))
                        .findFirst()
                        .map(Flaw::of))
                .or(() -> flaw(result));
    }

    private static Optional<Flaw> flaw(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.NoEvent value) {
            return Optional.of(Flaw.ofValue(value.json()));
        }
        return outcome instanceof EventOutcome.Rejected rejected
                ? Optional.of(Flaw.of(rejected.error()))
                : Optional.empty();
    }

    private Optional<Flaw> flaw(ChainResult result) {
        try {
            property.accept(result);
            return Optional.empty();
        } catch (AssertionError | RuntimeException thrown) {
            // What JUnit's assumptions throw, without knowing JUnit.
            return thrown.getClass().getSimpleName().equals("TestAbortedException")
                    ? Optional.empty()
                    : Optional.of(Flaw.of(thrown));
        }
    }
}
