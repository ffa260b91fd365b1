package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.event.PluginEvent;
import io.github.posthogplugins.plugin.ServerProfile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a captured message (event.md §2): JSON whose {@code data} is the client's event, again as JSON text. An event
 * without such an envelope is taken as it is.
 */
final class Envelope {

    private static final String DATA = "data";

    private final ServerProfile profile;

    Envelope(ServerProfile profile) {
        this.profile = profile;
    }

    /**
     * Returns the event of a message.
     *
     * @throws io.github.posthogplugins.event.InvalidEventException if {@code data} is a string, but no JSON object
     */
    PluginEvent open(PluginEvent message) {
        Draft event = Draft.of(
                message.field(DATA) instanceof String data ? merged(message, PluginEvent.fromJson(data)) : message);
        if (profile.nullsEmptyAddresses()) {
            putNullForFalsy(event, "site_url");
            putNullForFalsy(event, "ip");
        }
        if (!profile.normalisesEvents()) {
            Normaliser.stringify(event);
        }
        return event.toEvent();
    }

    private PluginEvent merged(PluginEvent message, PluginEvent client) {
        Map<String, @Nullable Object> server = new LinkedHashMap<>(message.fields());
        server.remove(DATA);
        return PluginEvent.of(
                profile.clientDataWins() ? spread(server, client.fields()) : spread(client.fields(), server));
    }

    private static Map<String, @Nullable Object> spread(
            Map<String, @Nullable Object> some, Map<String, @Nullable Object> more) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(some);
        all.putAll(more);
        return all;
    }

    private static void putNullForFalsy(Draft event, String field) {
        if (!JsValues.isTruthy(event.get(field))) {
            event.put(field, null);
        }
    }
}
