package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.js.TravellingEvent.Graph;
import io.github.posthogplugins.internal.js.TravellingEvent.Text;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.nio.charset.StandardCharsets;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A plugin at work on one event, which is kept on the guest side meanwhile. */
final class EventVisit implements ChainMember {

    /** What {@code hooks.js} writes in front of what leaves. */
    private static final char PATCH = '\u0002';

    private static final char OBJECT = '+';

    private final RunningPlugin plugin;
    private final TravellingEvent received;
    private final Runnable end;

    /**
     * @param plugin the plugin, which is held
     * @param event what it is given
     * @param end lets the plugin go
     */
    EventVisit(RunningPlugin plugin, TravellingEvent event, Runnable end) {
        this.plugin = plugin;
        this.received = event;
        this.end = end;
    }

    /**
     * Gives the event to the plugin.
     *
     * @param teamId the team of the event that entered the chain as JSON, null if it had none
     * @param isOfTeam whether the event is known to be of that team
     */
    void begin(@Nullable String teamId, boolean isOfTeam) {
        if (received instanceof Text text) {
            PluginContext context = plugin.context();
            EventSource source = context.source(text.object());
            EventSource properties = context.propertiesSource(text.object());
            invoke("receive", source, properties, teamId, isOfTeam, text.isIrregular(), text.mayBeCopied());
        } else if (received instanceof Graph graph) {
            invoke("receiveGraph", graph.text(), teamId);
        }
    }

    @Override
    public Step processEvent(PluginEvent entered) {
        Settled settled = plugin.hooks().processEvent();
        if (settled.cutOff() != null) {
            invoke("abandon");
        }
        plugin.settleBackground();
        if (settled.succeeded()) {
            return new Step(settled.dropped(), settled.sameObject(), null, false);
        }
        PluginError error = plugin.failures().of(settled, plugin.context(), Origin.HOOK, entered);
        return new Step(false, settled.sameObject(), error, isUnreadable(settled));
    }

    private static boolean isUnreadable(Settled settled) {
        String description = settled.description();
        return description != null && JsonCodec.read(description).has("nullish");
    }

    @Override
    public TravellingEvent handOver() {
        String left = invoke("release").asString();
        return isPatch(left) ? patched(left) : new Graph(left);
    }

    private static boolean isPatch(String left) {
        return !left.isEmpty() && left.charAt(0) == PATCH;
    }

    private Text patched(String left) {
        return ((Text) received).patched(left.substring(1));
    }

    @Override
    public Finish finish(@Nullable JsonObject markers) {
        try {
            String left =
                    invoke("finish", markers == null ? null : text(markers)).asString();
            if (isPatch(left)) {
                Text event = patched(left);
                return kept((markers == null ? event : event.withProperties(markers)).object());
            }
            String json = left.substring(1);
            return left.charAt(0) == OBJECT
                    ? new Finish(PluginEvent.fromJson(json), null, null)
                    : new Finish(null, json, null);
        } catch (BrokenPluginException noJson) {
            return new Finish(null, null, noJson.error());
        }
    }

    private static Finish kept(JsonObject event) {
        return new Finish(PluginEvent.of(event), null, null);
    }

    private static String text(JsonObject object) {
        return new String(object.toBytes(), StandardCharsets.UTF_8);
    }

    /** Even reading an event may run code of the plugin, and that may do anything. */
    private Value invoke(String function, @Nullable Object... args) {
        try {
            return plugin.context().call(function, args);
        } catch (PolyglotException broken) {
            throw new BrokenPluginException(plugin.failures().of(broken, plugin.context(), Origin.HOOK, null));
        }
    }

    @Override
    public void close() {
        end.run();
    }
}
