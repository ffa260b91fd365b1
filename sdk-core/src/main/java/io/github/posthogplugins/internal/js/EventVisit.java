package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.util.Map;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/** A plugin at work on one event, which is kept on the guest side meanwhile. */
final class EventVisit implements ChainMember {

    private final RunningPlugin plugin;
    private final Runnable end;

    /**
     * @param plugin the plugin, which is held
     * @param end lets the plugin go
     */
    EventVisit(RunningPlugin plugin, Runnable end) {
        this.plugin = plugin;
        this.end = end;
    }

    void receive(String event, @Nullable String teamId) {
        invoke("receive", event, teamId);
    }

    @Override
    public Step processEvent(PluginEvent entered) {
        Settled settled = plugin.hooks().call("processEvent");
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
    public void mark(Map<String, Object> markers) {
        invoke("mark", JsonCodec.text(markers));
    }

    @Override
    public String handOver() {
        return invoke("release").asString();
    }

    @Override
    public Finish finish() {
        try {
            Value finished = invoke("finish");
            return new Finish(
                    finished.getArrayElement(0).asBoolean(),
                    finished.getArrayElement(1).asString(),
                    null);
        } catch (BrokenPluginException noJson) {
            return new Finish(false, null, noJson.error());
        }
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
