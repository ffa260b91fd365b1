package io.github.posthogplugins.testing.fuzz;

import io.github.posthogplugins.event.PluginEvent;
import java.util.Optional;

/**
 * Sends events until a plugin fails.
 *
 * @param plugin the plugin's name
 * @param seed what the events are made of
 * @param runs how many there are
 */
record FuzzRun(String plugin, long seed, int runs, Judge judge) {

    private static final int MOST_TRIALS = 1_000;
    private static final int TRIALS_OF_HANG = 12;

    void send(EventMaker maker, Subjects subjects) {
        for (int run = 1; run <= runs; run++) {
            PluginEvent event = maker.next();
            Subject subject = subjects.ofRun(run);
            Optional<Flaw> flaw = judge.flaw(subject, event);
            if (flaw.isPresent()) {
                throw new AssertionError(
                        text(run, subject, event, flaw.get()), flaw.get().cause());
            }
        }
    }

    private String text(int run, Subject subject, PluginEvent event, Flaw flaw) {
        Optional<PluginEvent> smallest = smallest(subject, event, flaw);
        return "Plugin '" + plugin + "' failed with event " + run + " of " + runs + ", made with the seed " + seed
                + "\n"
                + flaw.text()
                + (subject.config().isEmpty() ? "" : "\nIts config was\n  " + subject.config())
                + (smallest.isPresent()
                        ? "\nThe smallest event with which it does:\n"
                        : "\nIt does so only after the events before. This was the last one:\n")
                + PrettyJson.of(smallest.orElse(event).fields())
                + "\nKeep the event as a fixture, or repeat all with -D" + Seed.PROPERTY + "=" + seed + ".";
    }

    /** Empty if the plugin does not fail with the event once more. */
    private Optional<PluginEvent> smallest(Subject subject, PluginEvent event, Flaw flaw) {
        return failsAlike(subject, event, flaw)
                ? Optional.of(shrinker(subject, flaw).shrink(event))
                : Optional.empty();
    }

    /** Each trial of a plugin that hangs takes as long as it may. */
    private Shrinker shrinker(Subject subject, Flaw flaw) {
        return new Shrinker(
                candidate -> failsAlike(subject, candidate, flaw), flaw.isHang() ? TRIALS_OF_HANG : MOST_TRIALS);
    }

    private boolean failsAlike(Subject subject, PluginEvent event, Flaw flaw) {
        Subject fresh = subject.fresh();
        try {
            return judge.flaw(fresh, event).filter(flaw::isLike).isPresent();
        } finally {
            if (fresh != subject) {
                fresh.close();
            }
        }
    }
}
