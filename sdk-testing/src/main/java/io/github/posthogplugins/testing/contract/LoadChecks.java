package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.manifest.Spelling;
import io.github.posthogplugins.plugin.Capabilities;
import io.github.posthogplugins.plugin.ServerProfile;
import io.github.posthogplugins.testing.contract.ContractCheck.Finding;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether PostHog finds in a plugin what its author has put there. */
final class LoadChecks {

    /** What PostHog runs by the clock. */
    private static final Set<String> TASKS = Set.of("runEveryMinute", "runEveryHour", "runEveryDay");

    private final ContractRun run;

    LoadChecks(ContractRun run) {
        this.run = run;
    }

    Finding loads() {
        return Finding.of(
                Rule.LOADS,
                run.loadFailure().map(failure -> List.of(message(failure))).orElse(List.of()));
    }

    private static String message(RuntimeException failure) {
        return failure.getMessage() + "\nCorrect the source: PostHog would disable the plugin.";
    }

    Finding matchesManifest() {
        return run.loaded(ignored -> Finding.of(Rule.MATCHES_MANIFEST, problems(capabilities())));
    }

    private Capabilities capabilities() {
        SampleConfig sample = run.configs().samples().get(0);
        try (Stage stage = new Stage(run.world(), sample.config())) {
            return stage.plugin().capabilities();
        }
    }

    private List<String> problems(Capabilities found) {
        List<String> problems = new ArrayList<>();
        nearMisses(found).forEach(problems::add);
        unknownTasks(found).forEach(problems::add);
        missingJobs(found).forEach(problems::add);
        if (doesNothing(found)
                && problems.isEmpty()
                && run.world().bundle().main().isPresent()) {
            problems.add(run.plugin() + "exports nothing that PostHog calls" + exported(found)
                    + "\nExport a hook: export function processEvent(event) { return event }");
        }
        return problems;
    }

    private static boolean doesNothing(Capabilities found) {
        return found.methods().isEmpty()
                && found.jobs().isEmpty()
                && found.scheduledTasks().stream().noneMatch(TASKS::contains);
    }

    private static String exported(Capabilities found) {
        return found.exports().isEmpty() ? "" : ", but only\n  " + String.join(", ", found.exports());
    }

    private Stream<String> nearMisses(Capabilities found) {
        Set<String> known = known();
        return found.exports().stream()
                .filter(name -> !known.contains(name) && !name.startsWith("runEvery"))
                .flatMap(name -> Spelling.guess(name, known).stream()
                        .filter(hook -> !found.exports().contains(hook))
                        .map(hook -> run.plugin() + "exports '" + name + "', which PostHog never calls"
                                + "\nDid you mean '" + hook + "'?"));
    }

    private static Set<String> known() {
        Set<String> known = new LinkedHashSet<>(Set.of("jobs", "processEventBatch", "metrics"));
        Stream.of(ServerProfile.values()).forEach(profile -> known.addAll(profile.hooks()));
        return known;
    }

    private Stream<String> unknownTasks(Capabilities found) {
        return found.exports().stream()
                .filter(name -> name.startsWith("runEvery") && !TASKS.contains(name))
                .map(name -> run.plugin() + "exports '" + name + "', which PostHog never runs"
                        + "\nUse runEveryMinute, runEveryHour or runEveryDay, and count in the storage what is rarer.");
    }

    private Stream<String> missingJobs(Capabilities found) {
        return run.world().bundle().manifest().publicJobs().keySet().stream()
                .filter(job -> !found.jobs().contains(job))
                .map(job -> run.plugin() + "offers the job '" + job + "' in plugin.json, but exports no such job"
                        + jobs(found)
                        + "\nExport it: export const jobs = { '" + job + "': async (payload, meta) => { … } }");
    }

    private static String jobs(Capabilities found) {
        return found.jobs().isEmpty() ? "" : ", only\n  " + String.join(", ", found.jobs());
    }
}
