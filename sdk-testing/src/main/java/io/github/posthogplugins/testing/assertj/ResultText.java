package io.github.posthogplugins.testing.assertj;

import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.testing.text.PluginErrorText;
import java.util.List;
import java.util.stream.Collectors;

/** What plugins did with an event, as failure messages show it. */
record ResultText(ChainResult result) {

    /** A question for the plugin that was probably meant, unless there is one of that name. */
    String meant(String plugin) {
        List<String> plugins = result.steps().stream().map(ChainStep::plugin).toList();
        return plugins.stream().anyMatch(identifier -> PluginNames.isName(plugin, identifier))
                ? ""
                : PluginNames.meant(plugin, plugins);
    }

    String outcome() {
        EventOutcome outcome = result.outcome();
        if (outcome instanceof EventOutcome.Dropped dropped) {
            return "dropped by " + dropped.plugin();
        }
        if (outcome instanceof EventOutcome.NoEvent value) {
            return "replaced with " + value.json() + " by " + value.plugin();
        }
        return outcome instanceof EventOutcome.Rejected rejected ? "rejected: " + rejected.error() : "kept";
    }

    /** What each plugin did, one line each. */
    String steps() {
        return result.steps().stream().map(ResultText::step).collect(Collectors.joining("\n"));
    }

    private static String step(ChainStep step) {
        return "  " + step.plugin() + ": " + step.result() + (step.error() == null ? "" : " with " + step.error());
    }

    /** What may be the reason for the event to be as it is. */
    String remarks() {
        return result.steps().stream().map(ResultText::remark).collect(Collectors.joining());
    }

    String failures() {
        return result.steps().stream()
                .filter(step -> step.error() != null)
                .map(ResultText::remark)
                .collect(Collectors.joining());
    }

    private static String remark(ChainStep step) {
        String plugin = "\nPlugin '" + step.plugin() + "' ";
        return switch (step.result()) {
            case SUCCEEDED, DROPPED, FAILED ->
                step.error() == null ? "" : plugin + "failed in processEvent\n" + PluginErrorText.of(step.error());
            case ALREADY_PROCESSED ->
                plugin + "was passed over: the markers of the event say that it has dealt with it";
            case NO_HOOK -> plugin + "exports no processEvent";
            case UNAVAILABLE -> plugin + "was passed over: it is disabled, or waits for another attempt of setupPlugin";
        };
    }
}
