package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.ingestion.IngestionOutcome.Bypassed;
import io.github.posthogplugins.ingestion.IngestionOutcome.Dropped;
import io.github.posthogplugins.ingestion.IngestionOutcome.Rejected;
import io.github.posthogplugins.ingestion.IngestionOutcome.Stored;
import io.github.posthogplugins.ingestion.IngestionStep.Stage;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event on its way through ingestion, in the server's order (chain.md §3). */
final class IngestionRun {

    private final Ingestion ingestion;
    private final ServerProfile profile;
    private final PluginEvent captured;
    private final List<IngestionStep> steps = new ArrayList<>();
    private final List<IngestionWarning> warnings = new ArrayList<>();
    private @Nullable ChainResult chain;
    private @Nullable EventForms forms;
    private @Nullable PluginEvent delivered;

    IngestionRun(Ingestion ingestion, PluginEvent captured) {
        this.ingestion = ingestion;
        this.profile = ingestion.profile;
        this.captured = captured;
    }

    IngestionResult run() {
        IngestionOutcome outcome = outcome();
        if (forms != null) {
            warnings.addAll(forms.warnings());
        }
        return new IngestionResult(captured, outcome, steps, chain, delivered, warnings);
    }

    private IngestionOutcome outcome() {
        try {
            return readAndGoOn();
        } catch (RejectedEventException | InvalidEventException thrown) {
            return new Rejected(String.valueOf(thrown.getMessage()));
        }
    }

    private PluginEvent after(Stage stage, PluginEvent event) {
        steps.add(new IngestionStep(stage, Optional.of(event)));
        return event;
    }

    // ---- before the plugins ----

    private IngestionOutcome readAndGoOn() {
        PluginEvent event = after(Stage.READ, ingestion.envelope.open(captured));
        if (profile.reroutedEvents().contains(event.name())) {
            return new Bypassed("Events named " + event.name() + " go to the session recordings, past all plugins.");
        }
        if (!profile.normalisesEvents()) {
            return ofServerWithoutNormalisation(event);
        }
        return findTeamAndGoOn(after(Stage.NORMALISED, normalised(event)));
    }

    private PluginEvent normalised(PluginEvent event) {
        Draft draft = Draft.of(event);
        ingestion.normaliser.normalise(draft);
        return draft.toEvent();
    }

    private IngestionOutcome findTeamAndGoOn(PluginEvent event) {
        boolean hasTeam = JsValues.isTruthy(event.field("team_id"));
        Object token = event.field("token");
        if (!hasTeam && !JsValues.isTruthy(token)) {
            return new Bypassed("The event has neither a team_id nor a token, so that it belongs to no team.");
        }
        if (!hasTeam && !ingestion.team.owns(JsValues.text(token))) {
            return new Bypassed("No team has the token '" + JsValues.text(token) + "'.");
        }
        if (profile.checksUuidFirst()) {
            requireUuidWithWarning(event);
        }
        return applyProfileAndGoOn(after(Stage.TEAM_FOUND, hasTeam ? event : ofTeam(event)));
    }

    private PluginEvent ofTeam(PluginEvent event) {
        PluginEvent ofTeam = event.with("team_id", ingestion.team.id());
        return ingestion.team.anonymizesIps() ? ofTeam.withIp(null) : ofTeam;
    }

    private void requireUuidWithWarning(PluginEvent event) {
        try {
            StorageRules.requireUuid(event);
        } catch (RejectedEventException invalid) {
            Map<String, @Nullable Object> details = new LinkedHashMap<>();
            details.put("eventUuid", JsValues.json(event.fields(), "uuid"));
            warnings.add(new IngestionWarning("skipping_event_invalid_uuid", details));
            throw invalid;
        }
    }

    private IngestionOutcome applyProfileAndGoOn(PluginEvent event) {
        if (!profile.hasPersonProfiles()) {
            return throughPlugins(event, false);
        }
        PersonProfile.warnOfOtherValues(event, warnings::add);
        if (PersonProfile.isPointless(event)) {
            warnings.add(new IngestionWarning(
                    "invalid_event_when_process_person_profile_is_false", PersonProfile.details(event)));
            return new Bypassed("An event named " + event.name() + " is about its person only, and"
                    + " $process_person_profile is false.");
        }
        boolean withoutPerson = PersonProfile.isForbidden(event);
        PluginEvent applied = withoutPerson ? after(Stage.PROFILE_APPLIED, withoutPerson(event)) : event;
        return pastOrThroughPlugins(applied, withoutPerson);
    }

    private static PluginEvent withoutPerson(PluginEvent event) {
        Draft draft = Draft.of(event);
        PersonProfile.apply(draft, true);
        return draft.toEvent();
    }

    private IngestionOutcome pastOrThroughPlugins(PluginEvent event, boolean withoutPerson) {
        if (event.name().equals("$$client_ingestion_warning")) {
            Map<String, @Nullable Object> details = PersonProfile.details(event);
            details.put("message", event.property("$$client_ingestion_warning_message"));
            warnings.add(new IngestionWarning("client_ingestion_warning", details));
            return new Bypassed(
                    "Events named $$client_ingestion_warning become an ingestion warning, past all plugins.");
        }
        if (event.name().equals("$$heatmap")) {
            return new Bypassed("Events named $$heatmap go to the heatmaps, past all plugins.");
        }
        return throughPlugins(event, withoutPerson);
    }

    // ---- plugins and after them ----

    private IngestionOutcome throughPlugins(PluginEvent event, boolean withoutPerson) {
        ChainResult result = ingestion.plugins.processEvent(event);
        chain = result;
        if (!(result.outcome() instanceof EventOutcome.Kept kept)) {
            steps.add(new IngestionStep(Stage.PLUGINS_RAN, Optional.empty()));
            return endedByPlugins(result.outcome());
        }
        return afterPlugins(after(Stage.PLUGINS_RAN, kept.event()), withoutPerson);
    }

    private IngestionOutcome endedByPlugins(EventOutcome outcome) {
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return new Dropped(dropped.plugin());
        }
        if (outcome instanceof EventOutcome.Rejected rejected) {
            return new Rejected(rejected.error().message());
        }
        return new Rejected(
                outcome instanceof EventOutcome.NoEvent value ? NoEventWords.of(value.json(), profile) : "");
    }

    private IngestionOutcome afterPlugins(PluginEvent event, boolean withoutPerson) {
        EventForms made = forms(event, withoutPerson);
        if (!profile.normalisesEvents()) {
            return storeBesideDelivery(made);
        }
        StorageRules.require(after(Stage.NORMALISED_AGAIN, made.normalised()));
        PluginEvent stored = after(Stage.STORED, made.stored());
        deliver(made);
        return new Stored(stored);
    }

    private EventForms forms(PluginEvent event, boolean withoutPerson) {
        EventForms made =
                new EventForms(event, profile, ingestion.preparation, withoutPerson, ingestion.clock.instant());
        forms = made;
        return made;
    }

    private void deliver(EventForms made) {
        delivered = made.forListeners();
        ingestion.plugins.deliver(made);
    }

    // ---- the server of 2021: normalises nothing, and stores beside onEvent ----

    private IngestionOutcome ofServerWithoutNormalisation(PluginEvent event) {
        return profile.hasSnapshots() && event.name().equals("$snapshot")
                ? storeBesideRecording(event)
                : throughPlugins(event, false);
    }

    private IngestionOutcome storeBesideRecording(PluginEvent snapshot) {
        IngestionOutcome outcome = stored(forms(snapshot, false));
        delivered = snapshot;
        ingestion.plugins.onSnapshot(snapshot);
        return outcome;
    }

    /** Storing may fail; the plugins are told all the same. */
    private IngestionOutcome storeBesideDelivery(EventForms made) {
        IngestionOutcome outcome = stored(made);
        deliver(made);
        return outcome;
    }

    private IngestionOutcome stored(EventForms made) {
        try {
            StorageRules.require(made.normalised());
            return new Stored(after(Stage.STORED, made.stored()));
        } catch (RejectedEventException thrown) {
            return new Rejected(String.valueOf(thrown.getMessage()));
        }
    }
}
