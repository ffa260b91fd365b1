package io.github.posthogplugins.runtime;

import io.github.posthogplugins.event.InvalidEventException;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.js.BrokenPluginException;
import io.github.posthogplugins.internal.js.ChainMember;
import io.github.posthogplugins.internal.js.ChainMember.Finish;
import io.github.posthogplugins.internal.js.ChainMember.Step;
import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.internal.js.TravellingEvent;
import io.github.posthogplugins.internal.js.TravellingEvent.Text;
import io.github.posthogplugins.internal.json.JsonMember;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.ChainResult;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.ChainStep.Result;
import io.github.posthogplugins.plugin.EventOutcome;
import io.github.posthogplugins.plugin.Plugin;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One event on its way through a chain: the server's {@code runProcessEvent}, step by step (chain.md §2).
 *
 * <p>The event lives in the context of the plugin that touched it last, and is handed over when the next one needs it.
 */
class ChainRun {

    private final List<JsPlugin> plugins;
    private final ServerProfile profile;
    private final MarkerProperties markerProperties;
    private final PluginEvent input;
    private final @Nullable JsonMember teamId;
    private final MarkerBook markers;
    private final List<ChainStep> steps = new ArrayList<>();
    /** The event as the last plugin received it, or JSON at first; what is left if a plugin breaks. */
    private TravellingEvent event;

    private @Nullable ChainMember holder;
    private @Nullable JsPlugin holderPlugin;
    private @Nullable JsPlugin lastToReturn;
    private boolean isOriginal = true;
    /** Which of the steps is that of the holder. */
    private int holderStep;

    ChainRun(List<JsPlugin> plugins, ServerProfile profile, MarkerProperties markerProperties, PluginEvent input) {
        this.plugins = plugins;
        this.profile = profile;
        this.markerProperties = markerProperties;
        this.input = input;
        this.teamId = input.json().member("team_id");
        this.markers = profile.skipsProcessed() ? MarkerBook.startedBy(input) : MarkerBook.empty();
        this.event = new Text(input.json());
    }

    ChainResult run() {
        if (profile.setsUpAllFirst()) {
            plugins.forEach(Plugin::setUp);
        }
        try {
            for (JsPlugin plugin : plugins) {
                Optional<EventOutcome> end = pass(plugin);
                if (end.isPresent()) {
                    return result(end.get());
                }
            }
            return result(finish());
        } finally {
            letGo();
        }
    }

    private Optional<EventOutcome> pass(JsPlugin plugin) {
        if (plugin.setUp() != Plugin.Status.READY) {
            return step(plugin, Result.UNAVAILABLE, null);
        }
        if (plugin.capabilities().has("processEvent")) {
            if (markers.knows(plugin.identifier())) {
                return step(plugin, Result.ALREADY_PROCESSED, null);
            }
            Optional<EventOutcome> end = process(plugin);
            if (end.isPresent()) {
                return end;
            }
        } else {
            step(plugin, Result.NO_HOOK, null);
        }
        if (profile.marksDeferred()
                && (plugin.capabilities().has("onEvent")
                        || plugin.capabilities().has("onSnapshot"))) {
            markers.defer(plugin.identifier());
        }
        return Optional.empty();
    }

    private Optional<EventOutcome> process(JsPlugin plugin) {
        try {
            return process(plugin, moveTo(plugin));
        } catch (BrokenPluginException broken) {
            return failed(plugin, broken.error());
        }
    }

    private Optional<EventOutcome> failed(JsPlugin plugin, PluginError error) {
        plugin.record(error);
        markers.fail(plugin.identifier());
        return step(plugin, Result.FAILED, error);
    }

    private Optional<EventOutcome> process(JsPlugin plugin, ChainMember member) {
        Step step = member.processEvent(input);
        if (!step.sameObject()) {
            isOriginal = false;
            lastToReturn = plugin;
        }
        PluginError error = step.error() == null ? markSuccess(plugin) : step.error();
        if (step.unreadable()) {
            return Optional.of(reject(plugin, error));
        }
        if (step.dropped()) {
            add(plugin, new ChainStep(plugin.identifier(), Result.DROPPED, null));
            return Optional.of(new EventOutcome.Dropped(plugin.identifier()));
        }
        return error == null ? step(plugin, Result.SUCCEEDED, null) : failed(plugin, error);
    }

    private @Nullable PluginError markSuccess(JsPlugin plugin) {
        return markers.succeed(plugin.identifier())
                ? null
                : plugin.error("TypeError", "pluginsSucceeded.push is not a function", input);
    }

    private EventOutcome reject(JsPlugin plugin, @Nullable PluginError error) {
        add(plugin, new ChainStep(plugin.identifier(), Result.FAILED, error));
        return new EventOutcome.Rejected(Objects.requireNonNull(error));
    }

    private Optional<EventOutcome> step(JsPlugin plugin, Result result, @Nullable PluginError error) {
        add(plugin, new ChainStep(plugin.identifier(), result, error));
        return Optional.empty();
    }

    void add(JsPlugin plugin, ChainStep step) {
        steps.add(step);
    }

    /** Brings the event into the plugin's context, out of the one it is in. */
    private ChainMember moveTo(JsPlugin plugin) {
        takeBack();
        ChainMember member = enter(plugin, event, teamId == null ? null : teamId.valueText(), isOfTeam());
        holder = member;
        holderPlugin = plugin;
        holderStep = steps.size();
        return member;
    }

    ChainMember enter(JsPlugin plugin, TravellingEvent event, @Nullable String teamId, boolean isOfTeam) {
        return plugin.enter(event, teamId, isOfTeam);
    }

    private boolean isOfTeam() {
        return event instanceof Text text
                && teamId != null
                && teamId.hasValueOf(text.object().member("team_id"));
    }

    /** A plugin that can't give the event back loses its changes. */
    private void takeBack() {
        if (holder == null) {
            return;
        }
        try {
            event = holder.handOver();
            if (holderPlugin != null && holderPlugin.isObserved()) {
                showStep(event.observed());
            }
        } catch (BrokenPluginException broken) {
            Objects.requireNonNull(holderPlugin).record(broken.error());
        } finally {
            letGo();
        }
    }

    /** Who observes plugins sees what each of them left. */
    private void showStep(@Nullable PluginEvent left) {
        if (left != null && holderStep < steps.size()) {
            steps.set(holderStep, steps.get(holderStep).leaving(left));
        }
    }

    private EventOutcome finish() {
        JsonObject toWrite = isOriginal && !markers.isEmpty()
                ? markerProperties.of(markers, markers.toMarkers(), profile.marksDeferred())
                : null;
        try {
            if (holder != null) {
                Finish finish = holder.finish(toWrite);
                if (finish.event() != null && holderPlugin != null && holderPlugin.isObserved()) {
                    showStep(toWrite == null ? finish.event() : MarkerBook.unmarked(finish.event(), input));
                }
                return outcome(finish);
            }
            return toWrite == null
                    ? new EventOutcome.Kept(input)
                    : outcome(moveToAny().finish(toWrite));
        } catch (BrokenPluginException broken) {
            return new EventOutcome.Rejected(broken.error());
        } catch (InvalidEventException tooLarge) {
            JsPlugin last = plugins.get(plugins.size() - 1);
            return new EventOutcome.Rejected(last.error("Error", String.valueOf(tooLarge.getMessage()), input));
        }
    }

    /** Markers may have to be written though no plugin has touched the event; any plugin that made one will do. */
    private ChainMember moveToAny() {
        return moveTo(plugins.stream()
                .filter(plugin -> plugin.status() == Plugin.Status.READY)
                .findFirst()
                .orElseThrow());
    }

    private EventOutcome outcome(Finish finish) {
        if (finish.event() != null) {
            return new EventOutcome.Kept(finish.event());
        }
        if (finish.otherJson() != null) {
            return new EventOutcome.NoEvent(lastToReturn == null ? "" : lastToReturn.identifier(), finish.otherJson());
        }
        return new EventOutcome.Rejected(Objects.requireNonNull(finish.error()));
    }

    private void letGo() {
        if (holder != null) {
            holder.close();
            holder = null;
        }
    }

    private ChainResult result(EventOutcome outcome) {
        return ChainResult.of(input, outcome, markers.toMarkers(), steps);
    }
}
