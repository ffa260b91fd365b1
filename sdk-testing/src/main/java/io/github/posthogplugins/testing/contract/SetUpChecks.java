package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.contract.ContractCheck.Finding;
import io.github.posthogplugins.testing.http.RecordedRequest;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Whether a plugin can be set up. */
final class SetUpChecks {

    private final ContractRun run;

    SetUpChecks(ContractRun run) {
        this.run = run;
    }

    Finding setsUp() {
        return run.loaded(
                ignored -> Finding.of(Rule.SETS_UP, run.workingConfig().isEmpty() ? List.of(nowhere()) : failures()));
    }

    /** All checks of events would be void. */
    private String nowhere() {
        SetUp first = run.setUps().get(0);
        int tried = run.setUps().size();
        return run.plugin() + "can't be set up with " + (tried == 1 ? "the config" : "any of the " + tried + " configs")
                + " that the contract made up, so no event could be tried\n"
                + "  config  " + first.sample() + "\n"
                + first.failureText()
                + advice(first);
    }

    private String advice(SetUp setUp) {
        List<String> madeUp = setUp.sample().madeUp();
        List<RecordedRequest> requests = setUp.requests();
        if (madeUp.isEmpty() && requests.isEmpty()) {
            return "\nMend setupPlugin, or mark what it needs as required in plugin.json.";
        }
        String answer = requests.isEmpty()
                ? ""
                : "\nSay what its services answer, which is {} by now: withHttp(http -> http."
                        + requests.get(0).method().toLowerCase(Locale.ROOT) + "(\""
                        + requests.get(0).url()
                        + "\").returnsJson(…)).";
        return madeUp.isEmpty()
                ? answer
                : "\nName values that it takes: " + setting(setUp, madeUp.get(0)) + "." + answer;
    }

    private static String setting(SetUp setUp, String key) {
        boolean isFile = setUp.sample().config().attachments().containsKey(key);
        return isFile ? "attach(\"" + key + "\", Path.of(…))" : "configure(\"" + key + "\", …)";
    }

    /** The form lets all of these configs pass; one text for each kind of failure. */
    private List<String> failures() {
        Map<String, List<SetUp>> byKind = new LinkedHashMap<>();
        for (SetUp setUp : run.setUps()) {
            setUp.failure().filter(error -> !setUp.isRefusal()).ifPresent(error -> byKind.computeIfAbsent(
                            PluginErrorText.kind(error), kind -> new ArrayList<>())
                    .add(setUp));
        }
        return byKind.values().stream().map(this::failure).toList();
    }

    private String failure(List<SetUp> alike) {
        SetUp first = alike.get(0);
        PluginError error = first.failure().orElseThrow();
        int others = alike.size() - 1;
        String more = others == 0 ? "" : "\n  and with " + others + (others == 1 ? " other config" : " other configs");
        return run.plugin() + (first.succeeded() ? "failed in teardownPlugin" : "failed in setupPlugin")
                + " with a config that PostHog's form lets pass\n"
                + "  config  " + first.sample() + more + "\n" + PluginErrorText.of(error)
                + "\nGuard against what is not set, or mark it as required in plugin.json.";
    }

    Finding sendsNothing() {
        return run.loaded(ignored -> {
            List<RecordedRequest> sent = run.setUps().stream()
                    .flatMap(setUp -> setUp.requests().stream())
                    .toList();
            return Finding.of(Rule.NO_NETWORK_IN_SETUP, sent.isEmpty() ? List.of() : List.of(sends(sent)));
        });
    }

    private String sends(List<RecordedRequest> sent) {
        return run.plugin() + "sends requests in setupPlugin\n" + Shown.requests(sent)
                + "\nEvery server runs it at every start, and events pass by the plugin if it fails."
                + "\nAsk when the answer is first needed, or in runEveryHour. If it has to be there, leave out the rule"
                + " NO_NETWORK_IN_SETUP.";
    }
}
