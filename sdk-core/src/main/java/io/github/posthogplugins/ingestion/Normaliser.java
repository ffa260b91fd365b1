package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.plugin.ServerProfile;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Normalises events, the same way before and after the plugins (event.md §2.1, §2.2). */
final class Normaliser {

    private static final Set<String> NOT_ENRICHED = Set.of("$snapshot", "$performance_event");
    private static final String DISTINCT_ID = "distinct_id";

    private final ServerProfile profile;
    private final PersonProperties person;

    Normaliser(ServerProfile profile) {
        this.profile = profile;
        this.person = new PersonProperties(profile);
    }

    void normalise(Draft event) {
        if (profile.requiresDistinctId()) {
            event.put(DISTINCT_ID, JsValues.text(event.fields(), DISTINCT_ID).replace('\0', '\uFFFD'));
        } else {
            stringify(event);
        }
        event.putProperties(properties(event));
        if (profile.movesIp()) {
            event.put("ip", null);
        }
    }

    /** {@code distinct_id?.toString()}, which leaves nothing of null. */
    static void stringify(Draft event) {
        Object id = event.get(DISTINCT_ID);
        if (id == null) {
            event.remove(DISTINCT_ID);
        } else {
            event.put(DISTINCT_ID, JsValues.text(id));
        }
    }

    private Map<String, @Nullable Object> properties(Draft event) {
        Map<String, @Nullable Object> properties = event.properties();
        mergePersonEntries(event.fields(), properties);
        if (profile.movesIp() && JsValues.isTruthy(event.get("ip")) && !JsValues.isTruthy(properties.get("$ip"))) {
            properties.put("$ip", event.get("ip"));
        }
        if (!(event.get("event") instanceof String name && NOT_ENRICHED.contains(name))) {
            person.enrich(properties);
        }
        if (profile.copiesSentAt() && JsValues.isTruthy(event.get("sent_at"))) {
            properties.put("$sent_at", event.get("sent_at"));
        }
        return properties;
    }

    /** Entries at the top level win over those in the properties. */
    static void mergePersonEntries(Map<String, ?> event, Map<String, @Nullable Object> properties) {
        merge(event, "$set", properties);
        merge(event, "$set_once", properties);
    }

    private static void merge(Map<String, ?> event, String name, Map<String, @Nullable Object> properties) {
        if (JsValues.isTruthy(event.get(name))) {
            Map<String, @Nullable Object> merged = JsValues.spread(properties.get(name));
            merged.putAll(JsValues.spread(event.get(name)));
            properties.put(name, merged);
        }
    }
}
