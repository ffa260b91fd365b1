package io.github.posthogplugins.testing.contract;

import io.github.posthogplugins.config.PluginConfig;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.testing.contract.ContractCheck.Finding;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Whether a plugin gets over services that fail. */
final class OutageChecks {

    private final ContractRun run;

    OutageChecks(ContractRun run) {
        this.run = run;
    }

    Finding survives() {
        return run.ready(config -> Finding.of(Rule.SURVIVES_OUTAGES, problems(config)));
    }

    private List<String> problems(PluginConfig config) {
        List<String> problems = new ArrayList<>();
        Outage fine = run.outages(config).get(0);
        for (Outage outage : run.outages(config)) {
            run.unwanted(outage.errors()).stream()
                    .filter(PluginErrorText::isHang)
                    .forEach(error -> problems.add(hang(outage, error)));
            addLost(fine, outage, problems);
        }
        return problems;
    }

    private String hang(Outage outage, PluginError error) {
        return run.plugin() + "hangs where services answer " + outage.weather() + "\n" + PluginErrorText.of(error)
                + "\nPut an end to attempts: with a counter, or with a RetryError, which PostHog retries by itself.";
    }

    private void addLost(Outage fine, Outage outage, List<String> problems) {
        Set<String> lost = new LinkedHashSet<>();
        OrdinaryEvents.all().stream()
                .map(SampleEvent::name)
                .filter(name -> fine.kept().contains(name) && !outage.kept().contains(name))
                .forEach(lost::add);
        if (outage.asked() && !lost.isEmpty()) {
            problems.add(run.plugin() + "drops events where services answer " + outage.weather() + "\n"
                    + Shown.lines(lost)
                    + "\nThey are lost for good. Return the event as it is when a service fails.");
        }
    }
}
