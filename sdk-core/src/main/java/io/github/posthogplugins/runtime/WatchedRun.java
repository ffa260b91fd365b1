package io.github.posthogplugins.runtime;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.js.ChainMember;
import io.github.posthogplugins.internal.js.JsPlugin;
import io.github.posthogplugins.internal.js.TravellingEvent;
import io.github.posthogplugins.internal.js.WatchedMember;
import io.github.posthogplugins.plugin.ChainStep;
import io.github.posthogplugins.plugin.ChainVisit;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A run that tells what each plugin got, and did with it. */
final class WatchedRun extends ChainRun {

    private final Consumer<ChainVisit> listener;
    private @Nullable WatchedMember visited;
    private Optional<PluginEvent> received = Optional.empty();

    WatchedRun(
            List<JsPlugin> plugins,
            ServerProfile profile,
            MarkerProperties markerProperties,
            PluginEvent input,
            Consumer<ChainVisit> listener) {
        super(plugins, profile, markerProperties, input);
        this.listener = listener;
    }

    @Override
    ChainMember enter(JsPlugin plugin, TravellingEvent event, @Nullable String teamId, boolean isOfTeam) {
        WatchedMember member = plugin.enterWatched(event, teamId);
        received = member.received();
        visited = member;
        return member;
    }

    @Override
    void add(JsPlugin plugin, ChainStep step) {
        super.add(plugin, step);
        listener.accept(new ChainVisit(step, plugin, received, visited == null ? List.of() : visited.accesses()));
        visited = null;
        received = Optional.empty();
    }
}
