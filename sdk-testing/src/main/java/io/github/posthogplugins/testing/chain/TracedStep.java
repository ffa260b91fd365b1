package io.github.posthogplugins.testing.chain;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.plugin.ChainVisit;
import io.github.posthogplugins.plugin.EventAccess;
import io.github.posthogplugins.plugin.EventAccess.Kind;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.http.RecordedRequest;
import java.util.List;
import java.util.Optional;

/**
 * What one plugin of a chain did with an event.
 *
 * @param visit the plugin's turn, as the runtime tells of it
 * @param left the event as it left the plugin; empty if it was dropped there, or is none
 * @param requests what the plugin sent meanwhile
 */
public record TracedStep(ChainVisit visit, Optional<PluginEvent> left, List<RecordedRequest> requests) {

    /** Copies the list. */
    public TracedStep {
        requests = List.copyOf(requests);
    }

    /** Returns the plugin's name. */
    public String plugin() {
        return visit.plugin().name();
    }

    /** Returns how it went. */
    public Result result() {
        return visit.step().result();
    }

    /** Tells whether the plugin dropped the event. */
    public boolean isDropped() {
        return result() == Result.DROPPED;
    }

    /** Returns what was recorded if the step failed. */
    public Optional<PluginError> error() {
        return Optional.ofNullable(visit.step().error());
    }

    /** Returns the event that the plugin was given; empty if it was not called, or was given something else. */
    public Optional<PluginEvent> received() {
        return visit.received();
    }

    /** Returns what is different about the event after the plugin; nothing if it dropped the event or was not called. */
    public List<MemberChange> changes() {
        return received()
                .flatMap(before -> left.map(after -> MemberChange.between(before, after)))
                .orElse(List.of());
    }

    /** Returns what is different about one member, if anything is. */
    public Optional<MemberChange> change(MemberPath path) {
        return changes().stream().filter(change -> change.path().equals(path)).findFirst();
    }

    /** Returns what the plugin did with the event's members, each kind of thing once, in its order. */
    public List<EventAccess> accesses() {
        return visit.accesses();
    }

    /** Returns what the plugin first did of that kind with that member, if it did. */
    public Optional<EventAccess> access(Kind kind, MemberPath path) {
        return accesses().stream()
                .filter(access -> access.kind() == kind && access.path().equals(path.names()))
                .findFirst();
    }

    /** Returns the plugin's name, how it went, and the changes, one on each line. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(plugin()).append(": ").append(result());
        changes().forEach(change -> text.append("\n  ").append(change));
        return text.toString();
    }
}
