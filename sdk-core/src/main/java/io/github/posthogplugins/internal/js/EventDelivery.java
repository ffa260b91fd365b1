package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.util.List;

/** An {@code onEvent} that was started. */
final class EventDelivery {

    private final RunningPlugin plugin;
    private final PluginEvent event;
    private final PendingHook hook;

    private EventDelivery(RunningPlugin plugin, PluginEvent event) {
        this.plugin = plugin;
        this.event = event;
        JsonObject json = event.json();
        LiveObject live = plugin.context().live(json);
        this.hook = new TravellingEvent.Text(json).isIrregular()
                ? plugin.hooks().start("onEventCopy", json.toString())
                : plugin.hooks().start("onEvent", live, live.properties());
    }

    /** Starts {@code onEvent} of all plugins, and runs them until the last has ended. */
    static void toAll(List<RunningPlugin> plugins, PluginEvent event) {
        List<EventDelivery> deliveries =
                plugins.stream().map(plugin -> new EventDelivery(plugin, event)).toList();
        HookCaller.finishAll(
                plugins.stream().map(RunningPlugin::hooks).toList(),
                deliveries.stream().map(delivery -> delivery.hook).toList());
        deliveries.forEach(EventDelivery::end);
    }

    private void end() {
        Settled settled = hook.result();
        if (!settled.succeeded()) {
            plugin.record().error(plugin.failures().of(settled, plugin.context(), Origin.HOOK, event));
        }
        plugin.settleBackground();
    }
}
