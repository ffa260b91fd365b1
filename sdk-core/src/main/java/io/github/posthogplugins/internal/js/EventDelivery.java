package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/**
 * An {@code onEvent} or {@code onSnapshot} that was started.
 *
 * <p>Where the server tries again after a {@code RetryError}, it waits 5, 10, 20 and 40 seconds, in the background: nobody
 * waits for more than the first attempt, and all attempts get the same object (chain.md §4).
 */
final class EventDelivery {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(5);

    private final RunningPlugin plugin;
    private final String hookName;
    private final PluginEvent event;
    /** Kept, so that a second attempt gets the same object. */
    private final Value guestEvent;

    private int attempt = 1;
    private PendingHook hook;

    private EventDelivery(RunningPlugin plugin, String hookName, PluginEvent event) {
        this.plugin = plugin;
        this.hookName = hookName;
        this.event = event;
        this.guestEvent = guestEvent(plugin.context(), event.json());
        this.hook = start();
    }

    private static Value guestEvent(PluginContext context, JsonObject json) {
        if (new TravellingEvent.Text(json).isIrregular()) {
            return context.call("importValue", json.toString());
        }
        LiveObject live = context.live(json);
        return context.call("deferEvent", live, live.properties());
    }

    private PendingHook start() {
        plugin.record().hookStarted(hookName, event);
        return plugin.hooks().start("deliver", hookName, guestEvent, attempt, plugin.deliveryAttempts());
    }

    /** Starts the hook of all plugins, and runs them until the last has ended. */
    static void toAll(List<RunningPlugin> plugins, String hookName, PluginEvent event) {
        List<EventDelivery> deliveries = plugins.stream()
                .flatMap(plugin -> begun(plugin, hookName, event))
                .toList();
        HookCaller.finishAll(
                deliveries.stream().map(delivery -> delivery.plugin.hooks()).toList(),
                deliveries.stream().map(delivery -> delivery.hook).toList());
        deliveries.forEach(EventDelivery::end);
    }

    /** A plugin that has damaged its own context may not even take the event. */
    private static Stream<EventDelivery> begun(RunningPlugin plugin, String hookName, PluginEvent event) {
        try {
            return Stream.of(new EventDelivery(plugin, hookName, event));
        } catch (PolyglotException broken) {
            plugin.record()
                    .error(plugin.failures()
                            .of(broken, plugin.context(), Origin.HOOK, event)
                            .in(hookName));
            return Stream.empty();
        }
    }

    private void end() {
        settle(hook.result());
        plugin.settleBackground();
    }

    private void settle(Settled settled) {
        if (settled.succeeded()) {
            return;
        }
        if (settled.isRetriable() && attempt < plugin.deliveryAttempts()) {
            plugin.context().timers().schedule(FIRST_WAIT.multipliedBy(1L << (attempt - 1)), this::again);
        } else {
            plugin.record()
                    .error(plugin.failures()
                            .of(settled, plugin.context(), Origin.HOOK, event)
                            .in(hookName));
        }
    }

    private void again() {
        attempt++;
        hook = start();
        settle(plugin.hooks().finish(hook));
    }
}
