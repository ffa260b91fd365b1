package io.github.posthogplugins.internal.js;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.internal.js.TravellingEvent.Text;
import io.github.posthogplugins.plugin.EventAccess;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A visit whose event is a copy that notes what is done with it; the guest's side is {@code watched.js}. */
final class WatchedVisit extends EventVisit implements WatchedMember {

    private final RunningPlugin plugin;
    private final TravellingEvent event;
    private List<EventAccess> accesses = List.of();

    WatchedVisit(RunningPlugin plugin, TravellingEvent event, @Nullable String teamId, Runnable end) {
        super(plugin, event, teamId, false, end, null);
        this.plugin = plugin;
        this.event = event;
    }

    @Override
    String copying() {
        return "receiveWatched";
    }

    @Override
    public Optional<PluginEvent> received() {
        if (event instanceof Text text) {
            return Optional.of(PluginEvent.of(text.object()));
        }
        try {
            receive();
            String json = text(invoke("asJson"));
            return json.startsWith("{") ? Optional.of(PluginEvent.fromJson(json)) : Optional.empty();
        } catch (BrokenPluginException noJson) {
            return Optional.empty();
        }
    }

    @Override
    void hookEnded() {
        List<EventAccess> all = new ArrayList<>();
        JsonCodec.read(text(invoke("stopWatching"))).forEach(access -> all.add(read(access)));
        accesses = List.copyOf(all);
    }

    private EventAccess read(JsonNode access) {
        List<String> path = new ArrayList<>();
        access.get("path").forEach(name -> path.add(name.asText()));
        return new EventAccess(
                EventAccess.Kind.valueOf(access.get("kind").asText()),
                path,
                access.get("found").asBoolean(),
                access.get("listed").asBoolean(),
                plugin.record().cleaned(access.get("stack").asText()));
    }

    @Override
    public List<EventAccess> accesses() {
        return accesses;
    }
}
