package io.github.posthogplugins.internal.js;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.js.Settled.Returned;
import io.github.posthogplugins.internal.js.TravellingEvent.Graph;
import io.github.posthogplugins.internal.js.TravellingEvent.Text;
import io.github.posthogplugins.internal.json.JsonObject;
import io.github.posthogplugins.plugin.PluginError;
import io.github.posthogplugins.plugin.PluginError.Origin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;

/**
 * A plugin at work on one event.
 *
 * <p>What the plugin gets is either {@linkplain LiveObject live}, so that the host knows what has changed, or a copy on the
 * guest side, which is asked for when the event goes on.
 */
class EventVisit implements ChainMember {

    private static final String HOOK = "processEvent";
    private static final String SEPARATOR = "\u0002";
    /** What {@code hooks.js} writes in front of an event. */
    private static final char OBJECT = '+';

    private static final char UNMARKED = '=';

    private final RunningPlugin plugin;
    private final TravellingEvent received;
    private final @Nullable String teamId;
    private final boolean isOfTeam;
    private final Runnable end;
    private final @Nullable LiveObject live;
    private boolean isReceived;
    /** Whether the event is still the object that the plugin was given. */
    private boolean isSameObject = true;

    /**
     * @param plugin the plugin, which is held
     * @param event what it is given
     * @param teamId the team of the event that entered the chain as JSON, null if it had none
     * @param isOfTeam whether the event is known to be of that team
     * @param end lets the plugin go
     */
    EventVisit(RunningPlugin plugin, TravellingEvent event, @Nullable String teamId, boolean isOfTeam, Runnable end) {
        this(plugin, event, teamId, isOfTeam, end, live(plugin, event));
    }

    EventVisit(
            RunningPlugin plugin,
            TravellingEvent event,
            @Nullable String teamId,
            boolean isOfTeam,
            Runnable end,
            @Nullable LiveObject live) {
        this.plugin = plugin;
        this.received = event;
        this.teamId = teamId;
        this.isOfTeam = isOfTeam;
        this.end = end;
        this.live = live;
    }

    private static @Nullable LiveObject live(RunningPlugin plugin, TravellingEvent event) {
        boolean isReadByMember = event instanceof Text text
                && !text.isIrregular()
                && !(text.mayBeCopied() && plugin.curiosity().wantsCopy());
        return isReadByMember ? plugin.context().live(((Text) event).object()) : null;
    }

    // ---- the hook ----

    @Override
    public Step processEvent(PluginEvent entered) {
        plugin.record().hookStarted(HOOK, observed());
        Settled settled = plugin.hooks().processEvent(live == null ? this::callWithCopy : this::callWithLive);
        plugin.settleBackground();
        hookEnded();
        PluginError error = settled.succeeded()
                ? accept(settled, entered)
                : plugin.failures()
                        .of(settled, plugin.context(), Origin.HOOK, entered)
                        .in(HOOK);
        return new Step(settled.returned() == Returned.NOTHING, isSameObject, error, isUnreadable(settled));
    }

    /** For visits that are watched: the plugin has done what it does. */
    void hookEnded() {}

    /** What an observer is shown. */
    private @Nullable PluginEvent observed() {
        return plugin.record().isObserved() ? received.observed() : null;
    }

    private Value callWithLive(Object settler) {
        isReceived = true;
        return plugin.context().call("visit", live, live.properties(), settler);
    }

    private Value callWithCopy(Object settler) {
        receive();
        return plugin.context().call("processEvent", settler);
    }

    void receive() {
        if (isReceived) {
            return;
        }
        isReceived = true;
        if (live != null) {
            invoke("receive", live, live.properties());
        } else {
            invoke(copying(), received instanceof Text text ? text.object().toString() : ((Graph) received).text());
        }
    }

    /** The function of {@code hooks.js} that takes a copy. */
    String copying() {
        return "receiveCopy";
    }

    private @Nullable PluginError accept(Settled settled, PluginEvent entered) {
        if (settled.returned() == Returned.NOTHING || isOfTeamAtAGlance(settled)) {
            return null;
        }
        isSameObject = settled.returned() == Returned.SAME;
        Value refusal = invoke("accept", teamId);
        return refusal.isNull()
                ? null
                : plugin.record()
                        .describedError(text(refusal), Origin.HOOK, entered)
                        .in(HOOK);
    }

    private boolean isOfTeamAtAGlance(Settled settled) {
        return settled.returned() == Returned.SAME
                && isOfTeam
                && live != null
                && !live.isFilled()
                && !live.touches("team_id");
    }

    private static boolean isUnreadable(Settled settled) {
        String description = settled.description();
        return description != null && JsonCodec.read(description).has("nullish");
    }

    // ---- the event leaves ----

    @Override
    public TravellingEvent handOver() {
        JsonObject changed = changed(false, JsonObject.empty());
        return changed == null ? handedOver(text(invoke("release"))) : new Text(changed);
    }

    private static TravellingEvent handedOver(String left) {
        return left.startsWith("{") ? new Text(JsonObject.readTrusted(left)) : new Graph(left);
    }

    @Override
    public Finish finish(@Nullable JsonObject markers) {
        try {
            JsonObject changed = markers == null ? changed(true, JsonObject.empty()) : marked(markers);
            return changed == null ? finished(markers) : new Finish(PluginEvent.of(changed), null, null);
        } catch (BrokenPluginException noJson) {
            return new Finish(null, null, noJson.error());
        }
    }

    private @Nullable JsonObject marked(JsonObject markers) {
        return live == null || live.touches("properties") ? null : changed(true, markers);
    }

    private Finish finished(@Nullable JsonObject markers) {
        receive();
        String left = text(invoke("finish", markers == null ? null : markers.toString()));
        String json = left.substring(1);
        return switch (left.charAt(0)) {
            case UNMARKED ->
                new Finish(marked(PluginEvent.fromJson(json), Objects.requireNonNull(markers)), null, null);
            case OBJECT -> new Finish(PluginEvent.fromJson(json), null, null);
            default -> new Finish(null, json, null);
        };
    }

    private static PluginEvent marked(PluginEvent event, JsonObject markers) {
        return PluginEvent.of(event.json().withIn("properties", markers));
    }

    /** Returns what was received, with the changes that the host knows of; null if those are not all. */
    private @Nullable JsonObject changed(boolean isLast, JsonObject moreProperties) {
        if (live == null || !isSameObject || live.isFilled()) {
            return null;
        }
        List<Value> values = live.guestValues();
        if (values.isEmpty()) {
            return live.changed(Collections.emptyIterator(), moreProperties);
        }
        Value json = invoke("partsOf", arguments(isLast, values));
        return json.isNull() || live.isFilled() ? null : live.changed(parts(text(json)), moreProperties);
    }

    private Object[] arguments(boolean isLast, List<Value> values) {
        List<@Nullable Object> arguments = new ArrayList<>();
        arguments.add(isLast);
        arguments.add(live == null ? null : live.propertiesProxy());
        arguments.addAll(values);
        return arguments.toArray();
    }

    private static Iterator<String> parts(String json) {
        return Arrays.asList(json.split(SEPARATOR, -1)).iterator();
    }

    /** Even reading an event may run code of the plugin, and that may do anything. */
    Value invoke(String function, @Nullable Object... args) {
        try {
            return plugin.context().call(function, args);
        } catch (PolyglotException broken) {
            throw new BrokenPluginException(plugin.failures()
                    .of(broken, plugin.context(), Origin.HOOK, null)
                    .in(HOOK));
        }
    }

    String text(Value answer) {
        return Unreadable.textOf(answer)
                .orElseThrow(() -> new BrokenPluginException(plugin.record()
                        .newError(Unreadable.MESSAGE, "Error", null, Origin.HOOK, null)
                        .in(HOOK)));
    }

    @Override
    public void close() {
        if (live != null) {
            plugin.curiosity().note(live.isFilled());
        }
        end.run();
    }
}
