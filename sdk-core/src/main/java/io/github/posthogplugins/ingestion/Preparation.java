package io.github.posthogplugins.ingestion;

import io.github.posthogplugins.plugin.ServerProfile;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Makes of an event that has left the plugins what is stored (event.md §3, §4). */
final class Preparation {

    private static final int LONGEST_NAME = 200;
    private static final String ELEMENTS = "$elements";
    private static final String ELEMENTS_CHAIN = "$elements_chain";
    private static final String IP = "$ip";

    private final ServerProfile profile;
    private final boolean anonymizesIps;
    private final @Nullable GroupTypes groupTypes;

    /**
     * @param groupTypes what group types there are, null to leave groups alone
     */
    Preparation(ServerProfile profile, boolean anonymizesIps, @Nullable GroupTypes groupTypes) {
        this.profile = profile;
        this.anonymizesIps = anonymizesIps;
        this.groupTypes = groupTypes;
    }

    /**
     * Returns what is stored.
     *
     * @param withoutPerson whether the event must not touch its person
     * @param now this moment
     */
    Map<String, @Nullable Object> store(
            Map<String, @Nullable Object> event,
            boolean withoutPerson,
            Instant now,
            Consumer<IngestionWarning> warnings) {
        Map<String, @Nullable Object> properties = JsValues.spread(event.get("properties"));
        if (!profile.normalisesEvents()) {
            Normaliser.mergePersonEntries(event, properties);
        }
        String chain = takeElements(properties);
        settleIp(event, properties);
        if (!profile.normalisesEvents()) {
            new PersonProperties(profile).enrich(properties);
        }
        settleGroups(properties, withoutPerson);

        Map<String, @Nullable Object> stored = new LinkedHashMap<>();
        stored.put("uuid", event.get("uuid"));
        stored.put("event", WellFormed.text(name(event)));
        stored.put("properties", properties);
        stored.put("timestamp", Timestamps.iso(new Timestamps(event, now, warnings).of(profile)));
        stored.put("team_id", event.get("team_id"));
        stored.put("distinct_id", WellFormed.text(JsValues.text(event, "distinct_id")));
        stored.put("elements_chain", WellFormed.text(chain));
        return stored;
    }

    private static String name(Map<String, @Nullable Object> event) {
        String text = event.get("event") instanceof String name ? name : JsValues.json(event, "event");
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
    }

    // ---- elements ----

    private String takeElements(Map<String, @Nullable Object> properties) {
        if (!profile.takesElementsChain()) {
            return takeCapturedElements(properties);
        }
        Object chain = properties.remove(ELEMENTS_CHAIN);
        String ofElements = takeCapturedElements(properties);
        properties.remove(ELEMENTS);
        return JsValues.isTruthy(chain) ? JsValues.text(chain) : ofElements;
    }

    private static String takeCapturedElements(Map<String, @Nullable Object> properties) {
        if (properties.get(ELEMENTS) instanceof List<?> elements && !elements.isEmpty()) {
            properties.remove(ELEMENTS);
            return CapturedElements.toChain(elements);
        }
        return "";
    }

    // ---- IP address and groups ----

    private void settleIp(Map<String, @Nullable Object> event, Map<String, @Nullable Object> properties) {
        if (profile.movesIp()) {
            if (anonymizesIps) {
                properties.remove(IP);
            }
        } else if (!anonymizesIps && JsValues.isTruthy(event.get("ip"))) {
            properties.putIfAbsent(IP, event.get("ip"));
        }
    }

    private void settleGroups(Map<String, @Nullable Object> properties, boolean withoutPerson) {
        if (withoutPerson) {
            GroupTypes.removeFrom(properties);
        } else if (groupTypes != null) {
            groupTypes.addTo(properties);
        }
    }
}
