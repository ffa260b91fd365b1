package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import io.github.posthogplugins.testing.contract.ContractCheck.Finding;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.secrets.SecretLeak;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plugin does with events. */
final class EventChecks {

    private static final String TEAM_ERROR = "IllegalOperationError";
    private static final String IDEMPOTENCE =
            "Events are processed again when a server is restarted or data is imported."
                    + "\nMake the change only where it has not been made, call allowingChangesOf(\"properties.…\") for what may"
                    + "\nchange, or leave out the rule IDEMPOTENT.";

    private final ContractRun run;
    private final List<SampleEvent> events;
    private final Set<String> changeable;

    /**
     * @param nasty the events to try besides the ordinary ones
     * @param changeable the paths that may change when an event is processed again
     */
    EventChecks(ContractRun run, List<SampleEvent> nasty, Set<String> changeable) {
        this.run = run;
        this.events =
                Stream.concat(OrdinaryEvents.all().stream(), nasty.stream()).toList();
        this.changeable = Set.copyOf(changeable);
    }

    List<SampleEvent> events() {
        return events;
    }

    private Stream<Trial> trials(PluginConfig config) {
        return events.stream().map(sample -> run.trial(sample, config));
    }

    /** One message for all trials of which there is something to say. */
    private Finding each(Rule rule, Function<Trial, @Nullable String> message) {
        return run.ready(config -> Finding.of(
                rule,
                trials(config)
                        .flatMap(trial -> Optional.ofNullable(message.apply(trial)).stream())
                        .distinct()
                        .toList()));
    }

    // ---- throwing and hanging ----

    Finding survives(SampleEvent sample) {
        return run.ready(config -> Finding.of(Rule.SURVIVES_EVENTS, failures(run.trial(sample, config))));
    }

    private List<String> failures(Trial trial) {
        boolean isOtherRule = !(trial.result().outcome() instanceof EventOutcome.Kept
                || trial.result().outcome() instanceof EventOutcome.Dropped);
        return run.unwanted(trial.errors()).stream()
                .filter(error -> error.origin() == Origin.HOOK && !isTeamError(error) && !isOtherRule)
                .map(error -> failure(trial.sample(), error))
                .toList();
    }

    private String failure(SampleEvent sample, PluginError error) {
        String what = PluginErrorText.isHang(error) ? "hangs" : "fails";
        return run.plugin() + what + " with " + sample + "\n" + PluginErrorText.of(error) + "\n" + consequence(error)
                + advice(sample, error);
    }

    private static String consequence(PluginError error) {
        return PluginErrorText.isHang(error)
                ? "PostHog gives up after 30 seconds, for which the event waits.\n"
                : "PostHog logs the error and goes on with the event as it stands.\n";
    }

    private static String advice(SampleEvent sample, PluginError error) {
        String allowing = error.name() == null || PluginErrorText.isHang(error)
                ? ""
                : "Guard against it, or call allowing(\"" + error.name() + "\") if such errors are meant.\n";
        String call = NastyEvents.all().contains(sample)
                ? "plugin.process(NastyEvents.named(\"" + sample + "\"))"
                : "plugin.process(TestEvents…)";
        return allowing + "To look into it, test " + call + ".";
    }

    // ---- what comes back ----

    Finding returnsEvent() {
        return each(
                Rule.RETURNS_EVENT,
                trial -> trial.result().outcome() instanceof EventOutcome.NoEvent value
                        ? run.plugin() + "returns " + value.json() + " from processEvent for " + trial.sample()
                                + "\nPostHog drops an event for what is falsy only, and hands anything else to the next"
                                + " plugin.\nReturn the event, or nothing to drop it."
                        : null);
    }

    Finding returnsJson() {
        return each(
                Rule.RETURNS_JSON,
                trial -> trial.result().outcome() instanceof EventOutcome.Rejected rejected
                        ? run.plugin() + "makes " + trial.sample() + " an event that can't be stored\n"
                                + PluginErrorText.of(rejected.error())
                                + "\nPut nothing into events that JSON.stringify refuses, and throw errors only."
                        : null);
    }

    Finding keepsTeam() {
        return each(
                Rule.KEEPS_TEAM,
                trial -> trial.errors().stream().anyMatch(EventChecks::isTeamError)
                        ? run.plugin() + "changes the team_id of " + trial.sample()
                                + "\nPostHog puts it back, and counts the plugin as failed."
                                + "\nChange the event that you got, or return a copy with everything in it: { ...event, … }."
                        : null);
    }

    private static boolean isTeamError(PluginError error) {
        return TEAM_ERROR.equals(error.name());
    }

    // ---- the second time ----

    Finding isIdempotent() {
        return run.ready(config -> Finding.of(Rule.IDEMPOTENT, changes(config)));
    }

    /** One text for all events that change in the same way. */
    private List<String> changes(PluginConfig config) {
        Map<String, List<SampleEvent>> byChange = new LinkedHashMap<>();
        for (SampleEvent sample : OrdinaryEvents.all()) {
            Trial trial = run.trial(sample, config);
            if (trial.hasSucceeded()) {
                trial.again().flatMap(again -> change(trial, again)).ifPresent(change -> byChange.computeIfAbsent(
                                change, text -> new ArrayList<>())
                        .add(sample));
            }
        }
        return byChange.entrySet().stream()
                .map(entry -> twice(entry.getKey(), entry.getValue()))
                .toList();
    }

    private String twice(String change, List<SampleEvent> samples) {
        String others = samples.size() == 1 ? "" : " (and " + (samples.size() - 1) + " other ordinary events)";
        return run.plugin() + "changes " + samples.get(0) + " that it has processed already" + others + "\n" + change
                + "\n" + IDEMPOTENCE;
    }

    private Optional<String> change(Trial trial, ChainResult again) {
        if (!again.isKept()) {
            return Optional.of("  the second time, it is " + (again.isDropped() ? "dropped" : "replaced"));
        }
        List<Difference> differences = Difference.between(fields(trial.result()), fields(again)).stream()
                .filter(difference -> !mayChange(difference.path()))
                .toList();
        return Optional.of(Shown.lines(differences)).filter(text -> !text.isEmpty());
    }

    private static Map<String, @Nullable Object> fields(ChainResult result) {
        return Trial.unmarked(result.event()).fields();
    }

    private boolean mayChange(String path) {
        return changeable.stream().anyMatch(allowed -> path.equals(allowed) || path.startsWith(allowed + "."));
    }

    // ---- what else can be seen ----

    Finding leavesNoRejection() {
        return run.ready(config -> {
            List<PluginError> rejections = new ArrayList<>();
            run.setUps().forEach(setUp -> rejections.addAll(setUp.errors()));
            trials(config).forEach(trial -> rejections.addAll(trial.errors()));
            run.outages(config).forEach(outage -> rejections.addAll(outage.errors()));
            rejections.removeIf(error -> error.origin() != Origin.UNHANDLED_REJECTION);
            return Finding.of(
                    Rule.NO_UNHANDLED_REJECTION,
                    run.unwanted(rejections).stream().map(this::rejection).toList());
        });
    }

    private String rejection(PluginError error) {
        return run.plugin() + "left a rejected promise unhandled\n" + PluginErrorText.of(error)
                + "\nAwait the promise, or catch its error.";
    }

    Finding keepsSecrets() {
        return run.ready(config -> {
            Map<String, SecretLeak> byKey = new LinkedHashMap<>();
            leaks(config).forEach(leak -> byKey.merge(leak.key(), leak, SecretLeak::and));
            return Finding.of(
                    Rule.KEEPS_SECRETS,
                    byKey.values().stream().map(SecretLeak::toString).toList());
        });
    }

    private Stream<SecretLeak> leaks(PluginConfig config) {
        return Stream.of(
                        run.setUps().stream().map(SetUp::leaks),
                        trials(config).map(Trial::leaks),
                        run.outages(config).stream().map(Outage::leaks))
                .flatMap(leaks -> leaks)
                .flatMap(List::stream);
    }

    Finding needsNoNetwork() {
        return run.ready(config -> {
            List<RecordedRequest> sent =
                    trials(config).flatMap(trial -> trial.requests().stream()).toList();
            return Finding.of(Rule.NO_NETWORK_IN_PROCESS_EVENT, sent.isEmpty() ? List.of() : List.of(impure(sent)));
        });
    }

    private String impure(List<RecordedRequest> sent) {
        return run.plugin() + "sends requests in processEvent\n"
                + Shown.requests(sent).lines().limit(5).collect(Collectors.joining("\n"))
                + "\nEvery event waits for the answer, and the transformations of newer PostHogs can't do that.";
    }
}
